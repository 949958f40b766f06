/** Where a convening is held: "Palmer Events Center, Austin, TX". Empty when not yet known. */
export function placeWords(place: { venue: string; city: string | null }): string {
  return [place.venue, place.city].filter(Boolean).join(", ");
}
