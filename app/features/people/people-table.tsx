import { Link } from "@remix-run/react";
import { cityPath, personPath } from "#app/paths.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { CityName } from "#app/ui/city-name.tsx";
import {
  Cell,
  HeadCell,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "#app/ui/table.tsx";
import type { PersonLine } from "./people-queries.server.ts";
import styles from "./people-table.module.css";

/** The members of the network, one a row. */
export function PeopleTable({ people }: { people: readonly PersonLine[] }) {
  return (
    <Table caption="People of the network" isCaptionHidden isStacked>
      <TableHead>
        <HeadCell>Name</HeadCell>
        <HeadCell>Role</HeadCell>
        <HeadCell>City</HeadCell>
        <HeadCell>E-mail</HeadCell>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <Row key={person.id}>
            <RowHead>
              <span className={styles.person}>
                <Avatar
                  name={person.name}
                  color={person.color}
                  size="small"
                  isDecorative
                />
                <span>
                  <Link to={personPath(person.id)} prefetch="intent">
                    {person.name}
                  </Link>
                  {person.pronouns && (
                    <span className={styles.pronouns}> {person.pronouns}</span>
                  )}
                  {person.isSuspended && (
                    <>
                      {" "}
                      <Badge tone="warn">Suspended</Badge>
                    </>
                  )}
                </span>
              </span>
            </RowHead>
            <Cell>{person.role}</Cell>
            <Cell>
              {person.city && (
                <Link to={cityPath(person.city.id)}>
                  <CityName name={person.city.label} />
                </Link>
              )}
            </Cell>
            <Cell>
              <a href={`mailto:${person.email}`} className={styles.email}>
                {person.email}
              </a>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
