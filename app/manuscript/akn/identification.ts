import type { DraftKind } from "#app/domain/draft.ts";
import { COUNTRY, stepOf } from "./uris.ts";
import { element } from "./xml.ts";

/** What is known of a draft for the identification of its file. */
export interface DraftIdentity {
  kind: DraftKind;
  /** The id of the draft, which stays when its title changes. */
  draftId: string;
  /** Who wrote it: the name of the network. */
  author: string;
  /** The calendar day it was begun, "2017-07-01". */
  begunOn: string;
  /** The calendar day of this version of its words. */
  versionOn: string;
}

/**
 * Work, expression and manifestation of a draft (IFLA FRBR, Akoma Ntoso Naming Convention 1.0,
 * section 4). The work is the draft, whatever it is called today; an expression is its words on a
 * day; the manifestation is this file. None of them is authoritative: a draft was adopted by nobody.
 */
export function identification(
  facts: DraftIdentity & { title: string },
  { document, agent }: { document: string; agent: string },
): string {
  const kind = stepOf(facts.kind.replace(/[A-Z]/g, (sign) => `-${sign}`));
  const number = stepOf(facts.draftId);
  const work = `/akn/${COUNTRY}/${document}/${kind}/${facts.begunOn}/${number}`;
  const expression = `${work}/eng@${facts.versionOn}`;
  const author = element("FRBRauthor", { href: `#${agent}` });
  const uris = (address: string, component: string) =>
    element("FRBRthis", { value: `${address}/${component}` });
  return element(
    "identification",
    { source: `#${agent}` },
    element(
      "FRBRWork",
      {},
      uris(work, "!main"),
      element("FRBRuri", { value: work }),
      element("FRBRalias", { name: "title", value: facts.title }),
      element("FRBRdate", { date: facts.begunOn, name: "draft" }),
      author,
      element("FRBRcountry", { value: COUNTRY }),
      element("FRBRsubtype", { value: kind }),
      element("FRBRprescriptive", { value: "false" }),
      element("FRBRauthoritative", { value: "false" }),
    ),
    element(
      "FRBRExpression",
      {},
      uris(expression, "!main"),
      element("FRBRuri", { value: expression }),
      element("FRBRdate", { date: facts.versionOn, name: "version" }),
      author,
      element("FRBRlanguage", { language: "eng" }),
    ),
    element(
      "FRBRManifestation",
      {},
      uris(expression, "!main.xml"),
      element("FRBRuri", { value: `${expression}.xml` }),
      element("FRBRdate", { date: facts.versionOn, name: "markup" }),
      author,
      element("FRBRformat", { value: "application/akn+xml" }),
    ),
  );
}
