import { OFFICE_KIND_WORDS, OFFICE_KINDS, type OfficeKind } from "#app/domain/rights.ts";
import { isId } from "#app/paths.ts";

/** What the members page is asked for, in its address. */
export interface PeopleFilter {
  q: string;
  cityId: string | null;
  /** An office, or one who holds none: the network's staff, or a guest. */
  role: OfficeKind | "staff" | "guest" | null;
}

const MAX_SEARCH = 100;

/** Reads it from the address; what is not of the list counts as not asked. */
export function readPeopleFilter(query: URLSearchParams): PeopleFilter {
  const city = query.get("city");
  const role = query.get("role");
  return {
    q: (query.get("q") ?? "").replaceAll("\u0000", "").trim().slice(0, MAX_SEARCH),
    cityId: isId(city) ? city : null,
    role: ROLE_OPTIONS.find((option) => option.value === role)?.value ?? null,
  };
}

interface RoleOption {
  value: OfficeKind | "staff" | "guest";
  label: string;
}

export const ROLE_OPTIONS: readonly RoleOption[] = [
  ...OFFICE_KINDS.map(
    (value): RoleOption => ({ value, label: OFFICE_KIND_WORDS[value] }),
  ),
  { value: "staff", label: "Member without an office" },
  { value: "guest", label: "Guest" },
];
