/** A city on first mention: "Tacoma, WA". */
export function cityLabel(city: { name: string; state: string }): string {
  return `${city.name}, ${city.state}`;
}
