interface CityNameProps {
  name: string;
  /** Two letters: "WA". Left out after the first mention. */
  state?: string;
}

/** "Tacoma, WA", kept on one line and apart from the direction of the text around it. */
export function CityName({ name, state }: CityNameProps) {
  return (
    <bdi style={{ whiteSpace: "nowrap" }}>
      {state ? `${name}, ${state.toUpperCase()}` : name}
    </bdi>
  );
}
