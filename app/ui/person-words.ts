/** First letters of the first and last name: "Ana María Ruiz" → "AR". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0]?.match(/\p{L}|\p{N}/u)?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.match(/\p{L}|\p{N}/u)?.[0] ?? "") : "";
  return (first + last).toLocaleUpperCase("en-US");
}

/** "Ada Quillfeather, Tacoma, WA"; the name alone of somebody without a city. */
export function nameAndCity({
  name,
  city,
}: {
  name: string;
  city?: string | null;
}): string {
  return city ? `${name}, ${city}` : name;
}
