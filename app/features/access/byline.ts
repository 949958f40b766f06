/** A person as the work shows them: "Ada Quillfeather, Tacoma, WA". */
export interface Byline {
  personId: string;
  name: string;
  /** "Tacoma, WA" of the office held today; null for somebody who holds none. */
  city: string | null;
  /** "Council Member", the city's own word. */
  title: string | null;
  /** Place in the palette of cities, 1 to 12, as `Avatar` takes it. */
  color: number;
}
