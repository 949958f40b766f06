import { Form, Link, useSubmit } from "@remix-run/react";
import { STAGE_WORDS, STAGES } from "#app/domain/stage.ts";
import { campaignCityPath, campaignPath, cityPath, statusPath } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { useFirstOfMany } from "#app/ui/first-of-many.ts";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { FollowedLinks } from "./followed-links.tsx";
import { unpackCells } from "./matrix-cells.ts";
import type { StatusMatrix as Matrix, MatrixQuestion } from "./matrix-queries.server.ts";
import styles from "./status-matrix.module.css";

interface MatrixProps {
  matrix: Matrix;
  question: MatrixQuestion;
}

/** The address of the wall for a question; what is not asked is left out. */
export function matrixPath(question: MatrixQuestion): string {
  const params = new URLSearchParams();
  if (question.search) params.set("q", question.search);
  if (question.issueAreaId) params.set("area", question.issueAreaId);
  if (question.state) params.set("state", question.state);
  if (question.page > 1) params.set("page", String(question.page));
  const query = params.toString();
  return query ? `${statusPath()}?${query}` : statusPath();
}

/** Narrows the wall to an issue area, a state, or a city. */
export function MatrixBar({ matrix, question }: MatrixProps) {
  const submit = useSubmit();
  return (
    <Form
      method="get"
      action={statusPath()}
      key={matrixPath(question)}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) submit(event.currentTarget);
      }}
    >
      <FilterBar>
        <TextField type="search" name="q" label="City" defaultValue={question.search} />
        <SelectField
          name="area"
          label="Issue area"
          placeholder="Every area"
          defaultValue={question.issueAreaId ?? ""}
          options={matrix.areas.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="state"
          label="State"
          placeholder="Every state"
          defaultValue={question.state ?? ""}
          options={matrix.states.map((state) => ({ value: state, label: state }))}
        />
        <Button type="submit">Show</Button>
      </FilterBar>
    </Form>
  );
}

/** Every city × every campaign. A wall on a desk, a list on a phone: the same marks. */
export function StatusMatrix({ matrix, question }: MatrixProps) {
  return (
    <>
      <FollowedLinks>
        <Wall matrix={matrix} />
      </FollowedLinks>
      <ul className={styles.legend} aria-label="Stages">
        {STAGES.map((stage) => (
          <li key={stage}>
            <StageMark stage={stage} />
          </li>
        ))}
        <li className={styles.hatched}>Hatched: enjoined or preempted</li>
      </ul>
      {matrix.pageCount > 1 && (
        <nav aria-label="Pages" className={styles.pages}>
          {matrix.page > 1 && (
            <Link to={matrixPath({ ...question, page: matrix.page - 1 })}>
              Cities before
            </Link>
          )}
          <span>
            Page {matrix.page} of {matrix.pageCount}
          </span>
          {matrix.page < matrix.pageCount && (
            <Link to={matrixPath({ ...question, page: matrix.page + 1 })}>
              Cities after
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

/** Cells drawn before the page is alive; each costs the server as much as a line of text. */
const FIRST_CELLS = 200;

function Wall({ matrix }: { matrix: Matrix }) {
  const firstCities = Math.max(4, Math.floor(FIRST_CELLS / matrix.campaigns.length));
  const shown = useFirstOfMany(matrix.rows, firstCities);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling region must be named and reachable
    <div
      className={styles.scroller}
      role="region"
      aria-label="Cities and campaigns"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus
      tabIndex={0}
    >
      <table className={styles.wall}>
        <caption className="visually-hidden">
          The stage of every city in every campaign
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              City
            </th>
            {matrix.campaigns.map((campaign) => (
              <th key={campaign.id} scope="col" className={styles.campaign}>
                <a href={campaignPath(campaign.id)}>{campaign.title}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.cityId}>
              <th scope="row" className={styles.city}>
                <a href={cityPath(row.cityId)}>{row.city}</a>
              </th>
              {unpackCells(row.cells).map((cell, column) => {
                const campaign = matrix.campaigns[column];
                if (!campaign) return null;
                return (
                  <td
                    key={campaign.id}
                    className={styles.cell}
                    data-empty={cell ? undefined : true}
                  >
                    {cell && (
                      <a
                        href={campaignCityPath(campaign.id, cell.campaignCityId)}
                        aria-label={`${row.city}, ${campaign.title}: ${STAGE_WORDS[cell.stage]}`}
                        data-campaign={campaign.title}
                      >
                        <StageMark size="small" stage={cell.stage} force={cell.force} />
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
