import type { SeedDraft } from "#prisma/seed/seed-types.ts";
import { bullet, heading, keyed, signature, text } from "./block.ts";

export const SB4_SIGN_ON: SeedDraft = {
  key: "sb4-sign-on",
  campaignKey: "sb4-response",
  kind: "signOnStatement",
  title: "Local officials on Senate Bill 4: not in Texas, not in our cities",
  startedByKey: "maribel-testerman",
  createdAt: "2017-07-11T15:30:00-05:00",
  grants: [],
  blocks: [
    text(
      "We are mayors, council members, commissioners and aldermen of cities large and small. Some of us govern cities in Texas; most of us do not. We write together because what is tried in one statehouse is tried in the next.",
    ),
    keyed(
      "statement-harm",
      text(
        "On 1 September 2017 Senate Bill 4 is to take effect. From that day a traffic stop in Texas may become an immigration inquiry, a sheriff may be jailed for declining to hold a person without a judge's order, and an elected official may be removed from office for a policy, or for a sentence.",
      ),
    ),
    keyed(
      "statement-safety",
      text(
        "We answer for public safety in our cities. We know what happens when part of a city stops calling the police: assaults go unreported, witnesses stay away, children miss the clinic. Nobody is safer, whatever their papers.",
      ),
    ),
    heading("We say"),
    bullet(
      "that local officers work for local residents, and their time is for the safety of the places that pay them;",
    ),
    bullet(
      "that no person should be held in any jail on the word of an agency without a judge;",
    ),
    keyed(
      "statement-speech",
      bullet(
        "that the voters of a city choose its officials, and a state may not remove them for what they say;",
      ),
    ),
    bullet(
      "that cities have the right to decide, in public and by law, how discretion is used in their name.",
    ),
    heading("We will"),
    bullet(
      "stand with the cities and counties that have gone to court, and ask our attorneys to support them with briefs;",
    ),
    bullet(
      "tell our residents plainly what the law requires of them and what it does not;",
    ),
    keyed(
      "statement-home",
      bullet(
        "pass in our own cities the protections that our own states still leave to us;",
      ),
    ),
    bullet(
      "oppose acts like this one wherever they are filed, and say early that we do.",
    ),
    keyed(
      "statement-closing",
      text(
        "We were elected to look after places and the people in them. All of the people. We intend to.",
      ),
    ),
    text(
      "Signatures are received until 2 August 2017. Titles and cities are given for identification; a signature speaks for the official who gives it and not for the governing body.",
    ),
    signature("Ada Quillfeather, Council Member, Austin, Texas"),
    signature("Tomás Riverstone, Council Member, San Antonio, Texas"),
    signature("Ramón Casadelrío, Commissioner, El Cenizo, Texas"),
    signature("Birgit Rainharbor, Councilmember, Seattle, Washington"),
    signature("Ingrid Northmill, Council Member, Minneapolis, Minnesota"),
    signature("Rafael Fiveboroughs, Council Member, New York, New York"),
  ],
};
