import type { SeedBlock, SeedDraft } from "#prisma/seed/seed-types.ts";
import {
  blank,
  clause,
  definition,
  enactingClause,
  keyed,
  longTitle,
  paragraph,
  recital,
  ref,
  section,
  subclause,
  subparagraph,
  subsection,
  text,
} from "./block.ts";
import { FREEDOM_CITY_CLOSING } from "./freedom-city-closing.ts";

const city = blank("name of the city", "", "cityName");
const department = blank("name of the police department");
const head = blank("title of the chief executive officer");
const council = blank("name of the governing body", "", "bodyName");

const opening: SeedBlock[] = [
  keyed(
    "long-title",
    longTitle(
      "An ordinance of ",
      city,
      " to limit discretionary arrests for offenses for which state law permits a citation; to govern inquiries by city officers into immigration status and requests for assistance by immigration authorities; to require training, records and public reports; to provide remedies; and to provide for severability and an effective date",
    ),
  ),
  keyed(
    "recital-arrest-cost",
    recital(
      "an arrest for an offense that could have been answered by a citation takes officers from the street for hours, and can cost the person arrested a shift, a job, a home or the custody of a child before any court has found guilt; and",
    ),
  ),
  recital(
    "state law leaves to the judgment of the arresting officer whether a person who commits certain misdemeanors is taken into custody or is issued a citation and released, and the governing body of a city may guide how that judgment is used by those whom the city employs; and",
  ),
  keyed(
    "recital-disparity",
    recital(
      "the records of ",
      department,
      " for the years ",
      blank("years of the arrest data"),
      " show that residents who are Black or Latino were taken into custody for these offenses more often than other residents in like circumstances; and",
    ),
  ),
  recital(
    "a booking into jail begins a process by which a resident may be transferred to federal immigration custody without having been convicted of, or charged with, any serious offense; and",
  ),
  recital(
    "victims and witnesses who fear that a call to the police will become an inquiry into their own status, or that of someone in their household, do not call, and every resident is less safe when they do not; and",
  ),
  recital(
    "the Tenth Amendment to the Constitution of the United States does not allow the federal government to require that a city administer a federal regulatory program, and the enforcement of civil immigration law is a federal responsibility; and",
  ),
  keyed(
    "recital-federal",
    recital(
      "nothing in this ordinance prohibits or restricts any person or agency from sending to, or receiving from, federal immigration authorities information regarding citizenship or immigration status, which 8 U.S.C. 1373 protects; and",
    ),
  ),
  recital(
    "a policy that is not measured is not a policy, and the public is entitled to see who is cited, who is arrested, and why;",
  ),
  enactingClause(
    "NOW, THEREFORE, BE IT ORDAINED BY THE ",
    council,
    " OF ",
    city,
    " AS FOLLOWS:",
  ),
];

const general: SeedBlock[] = [
  section("Short title"),
  text("This ordinance shall be known and may be cited as the Freedom City Ordinance."),
  keyed("findings", section("Findings and purpose")),
  subsection("The recitals above are adopted as findings of the ", council, "."),
  keyed(
    "finding-resources",
    subsection(
      "The ",
      council,
      " finds that the time of peace officers is a limited resource of the city, and that its use for offenses that may be answered by a citation is a matter of local budget and administration.",
    ),
  ),
  subsection("The purposes of this ordinance are:"),
  paragraph(
    "to reserve custodial arrest for cases in which custody serves the safety of a person or of the public;",
  ),
  paragraph("to reduce, and in time to end, racial disparity in discretionary arrests;"),
  paragraph(
    "to assure that every resident may seek the help of the police, and use the services of the city, without regard to immigration status; and",
  ),
  paragraph(
    "to make the exercise of discretion by officers of the city visible to the ",
    council,
    " and to the public.",
  ),
  keyed("definitions", section("Definitions")),
  text(
    "In this ordinance the following words have the meanings given here, unless the context plainly requires otherwise.",
  ),
  keyed(
    "def-administrative-warrant",
    definition(
      "Administrative warrant",
      " means a warrant, notice to appear, removal order or similar document issued by an officer of an immigration authority and not signed by a judge or magistrate of a court.",
    ),
  ),
  keyed(
    "def-citable-offense",
    definition(
      "Citable offense",
      " means an offense for which ",
      blank("state statute permitting citation in place of arrest"),
      " permits a peace officer to issue a citation in place of taking the person into custody, including, where that statute so provides, possession of a small amount of marijuana, driving with an invalid license, theft and criminal mischief below the amount set by the statute, graffiti, and any violation of the city code punishable by fine only.",
    ),
  ),
  definition(
    "Detainer request",
    " means a request by an immigration authority that a local agency maintain custody of a person beyond the time at which the person would otherwise be released, or give notice of that time.",
  ),
  keyed(
    "def-discretionary-arrest",
    definition(
      "Discretionary arrest",
      " means taking a person into custody for a citable offense when no offense other than a citable offense is charged and no warrant for the arrest of the person is outstanding.",
    ),
  ),
  definition(
    "Immigration authority",
    " means any agency, officer or employee of the United States charged with the enforcement of civil immigration law, and any person acting under an agreement with such an agency.",
  ),
  definition(
    "Immigration status",
    " means a person's citizenship or nationality, or the lawfulness of a person's presence in the United States under federal immigration law.",
  ),
  keyed(
    "def-inquiry",
    definition(
      "Inquiry into immigration status",
      " means any question, oral or written, put to a person or to another about that person, the purpose of which is to learn the person's immigration status or place of birth.",
    ),
  ),
  definition(
    "Judicial warrant",
    " means a warrant issued upon probable cause and signed by a judge or magistrate of a court of the United States or of a state.",
  ),
  definition(
    "Officer",
    " means a peace officer employed by the city, and any other employee of the city while exercising authority to detain or arrest.",
  ),
];

const arrests: SeedBlock[] = [
  keyed("citation", section("Citation in place of arrest")),
  keyed(
    "citation-duty",
    subsection(
      "An officer who has probable cause to believe that a person has committed a citable offense shall issue a citation and release the person, except as provided in ",
      ref("citation-exceptions"),
      ".",
    ),
  ),
  keyed(
    "citation-exceptions",
    subsection(
      "An officer may make a discretionary arrest only if the officer reasonably believes, on facts that the officer can state, that:",
    ),
  ),
  paragraph(
    "the person poses a danger to the officer, to another person, or to the property of another that a citation would not end;",
  ),
  paragraph(
    "the person is unable to care for his or her own safety, and no person or service willing to take responsibility for the person is available within a reasonable time;",
  ),
  paragraph(
    "the person cannot be identified, after the officer has considered every form of identification named in ",
    ref("identification"),
    ";",
  ),
  keyed(
    "exception-victim",
    paragraph(
      "the offense had a victim present at the scene, and release would expose the victim to contact that the officer has reason to believe the victim fears; or",
    ),
  ),
  paragraph(
    "the person demands to be taken before a magistrate without delay, and state law gives the person that right.",
  ),
  subsection("None of the following, alone, is a ground for a discretionary arrest:"),
  paragraph(
    "that the person has no permanent address, or gives the address of a shelter or of a relative;",
  ),
  paragraph("that the person does not speak English;"),
  paragraph(
    "that the person declines to answer a question which the person is not required by law to answer; or",
  ),
  keyed(
    "no-grounds-foreign-id",
    paragraph(
      "that the person presents identification issued by a foreign government, or none that states a lawful presence in the United States.",
    ),
  ),
  keyed(
    "identification",
    subsection(
      "For the purposes of this section an officer shall accept as sufficient identification, if there is no reason to doubt that it is genuine:",
    ),
  ),
  paragraph(
    "a license or card issued by any state or territory, whether or not expired;",
  ),
  paragraph("a card issued by the city or by another local government;"),
  paragraph("a passport or consular card; or"),
  paragraph(
    "a name and date of birth that can be confirmed from records to which the officer has access.",
  ),
  keyed("approval", section("Approval and documentation of discretionary arrests")),
  keyed(
    "supervisor-approval",
    subsection(
      "An officer who intends to make a discretionary arrest shall first obtain the approval of a supervisor of the rank of ",
      blank("rank of the approving supervisor", "sergeant"),
      " or above. Where the delay would endanger a person, approval shall be sought before the person is transported.",
    ),
  ),
  keyed(
    "arrest-record",
    subsection(
      "For each discretionary arrest the officer shall record, before the end of the shift:",
    ),
  ),
  paragraph("the offense, the place and the time;"),
  paragraph("the facts relied upon under ", ref("citation-exceptions"), ";"),
  paragraph("the name of the supervisor, and whether approval was given or refused;"),
  keyed(
    "record-demographics",
    paragraph(
      "the race, ethnicity, sex and age of the person, as perceived by the officer before any question was put, and the person's zip code of residence; and",
    ),
  ),
  paragraph("whether the encounter began with:"),
  subparagraph("a call for service;"),
  subparagraph("a stop of a vehicle, and in that case:"),
  clause("the violation for which it was stopped; and"),
  clause("whether the vehicle or a person in it was searched, and if so:"),
  subclause("on what ground; and"),
  subclause("whether anything unlawful was found; or"),
  subparagraph("a stop of a pedestrian."),
  subsection(
    "The same particulars, except those that concern approval, shall be recorded for each citation issued under ",
    ref("citation-duty"),
    ".",
  ),
  keyed(
    "quality-review",
    subsection(
      department,
      " shall review a sample of not fewer than one in ten discretionary arrests in each quarter. An arrest found to be outside this ordinance shall be addressed by instruction in the first instance and by discipline if it is repeated.",
    ),
  ),
];

const immigration: SeedBlock[] = [
  keyed("inquiries", section("Inquiries into immigration status")),
  keyed(
    "inquiry-limit",
    subsection(
      "Except as state or federal law otherwise requires, an officer shall not make an inquiry into immigration status of:",
    ),
  ),
  paragraph("a victim of, or witness to, an offense, or a person who reports one;"),
  paragraph("a person who is not under lawful detention or arrest; or"),
  paragraph("a person who seeks a service or benefit of the city."),
  keyed(
    "inquiry-notice",
    subsection(
      "An officer who makes an inquiry into immigration status that this section does not forbid shall first tell the person, in a language the person understands, that:",
    ),
  ),
  paragraph("the person has the right to decline to answer;"),
  paragraph("the person will not be arrested for declining to answer; and"),
  paragraph("an answer may be shared with an immigration authority."),
  keyed(
    "inquiry-report",
    subsection(
      "An officer who makes an inquiry into immigration status shall record its place and time, the reason for the detention or arrest, the reason for the inquiry, and whether the person was told of the right to decline. The record shall not state the answer, nor the name of the person.",
    ),
  ),
  subsection(
    "An officer shall not prolong a detention beyond the time needed for the purpose for which it began in order to make an inquiry into immigration status or to await an answer from an immigration authority.",
  ),
  keyed("assistance", section("Requests for assistance by immigration authorities")),
  keyed(
    "assistance-review",
    subsection(
      "A request by an immigration authority for officers, equipment, facilities or information of the city shall be made in writing where practicable, and shall be answered by a supervisor of the rank of ",
      blank("rank of the reviewing supervisor", "lieutenant"),
      " or above after review of whether the assistance is:",
    ),
  ),
  paragraph("required by law or by the order of a court;"),
  paragraph("necessary to prevent imminent danger to life; or"),
  paragraph(
    "within the resources of the city, having regard to calls for service then waiting.",
  ),
  keyed(
    "administrative-warrants",
    subsection(
      "An administrative warrant is not of itself probable cause to believe that a person has committed a crime. An officer shall not stop, detain or arrest a person on the sole ground of an administrative warrant, unless state law binding upon the city requires it.",
    ),
  ),
  subsection(
    "Except upon a judicial warrant, an immigration authority shall not be admitted to those areas of city buildings that are not open to the public. The ",
    head,
    " shall designate and mark such areas.",
  ),
  subsection(
    "The city shall not enter into, renew or fund an agreement by which its officers perform the functions of an immigration officer, unless state law requires the agreement and the ",
    council,
    " has approved its terms in a public meeting.",
  ),
];

export const FREEDOM_CITY_ORDINANCE: SeedDraft = {
  key: "freedom-city-ordinance",
  campaignKey: "freedom-city",
  kind: "modelOrdinance",
  title:
    "Freedom City Model Ordinance: limits on discretionary arrests and on inquiries into immigration status",
  startedByKey: "pilar-margenfield",
  createdAt: "2018-06-18T09:12:00-05:00",
  grants: [
    { personKey: "leonora-statuteson", right: "edit" },
    { personKey: "rosalind-inkbarrow", right: "suggest" },
    { personKey: "celeste-oakmantle", right: "suggest" },
  ],
  blocks: [...opening, ...general, ...arrests, ...immigration, ...FREEDOM_CITY_CLOSING],
};
