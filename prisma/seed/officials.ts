/**
 * The elected people of the demo network, all invented. So that nobody can be taken for a
 * real office holder, their districts, wards and positions are ones their cities lack.
 */
import type { SeedPerson } from "./seed-types.ts";

export const OFFICIALS: SeedPerson[] = [
  {
    key: "ada-quillfeather",
    name: "Ada Quillfeather",
    email: "ada.quillfeather@austin.example.org",
    pronouns: "she/her",
    about:
      "Sponsor of Austin's Freedom City work in this demo. Taught eighth-grade civics for eleven years.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "austin",
        title: "Council Member",
        district: "District 11",
        kind: "official",
        startsOn: "2015-01-06",
        endsOn: null,
      },
    ],
  },
  {
    key: "tomas-riverstone",
    name: "Tomás Riverstone",
    email: "tomas.riverstone@san-antonio.example.org",
    pronouns: "he/him",
    about:
      "Chairs the public safety committee of this demo's San Antonio. Grew up two streets from the courthouse where SB4 was argued.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "san-antonio",
        title: "Council Member",
        district: "District 12",
        kind: "official",
        startsOn: "2015-06-24",
        endsOn: null,
      },
    ],
  },
  {
    key: "imani-brightwater",
    name: "Imani Brightwater",
    email: "imani.brightwater@houston.example.org",
    pronouns: "she/her",
    about:
      "At-large member for a seat Houston does not have. Nurse, and still works one Saturday a month.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "houston",
        title: "Council Member",
        district: "At-Large Position 6",
        kind: "official",
        startsOn: "2016-01-02",
        endsOn: null,
      },
    ],
  },
  {
    key: "lucian-prairiewood",
    name: "Lucian Prairiewood",
    email: "lucian.prairiewood@dallas.example.org",
    pronouns: "he/him",
    about:
      "Wants fewer bookings for offenses that the law lets an officer cite. Counts the cost per booking in every speech.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "dallas",
        title: "Council Member",
        district: "District 16",
        kind: "official",
        startsOn: "2015-06-22",
        endsOn: null,
      },
    ],
  },
  {
    key: "ximena-solarroyo",
    name: "Ximena Solarroyo",
    email: "ximena.solarroyo@el-paso.example.org",
    pronouns: "she/her",
    about:
      "City representative from the valley. Has carried the municipal ID proposal since her first month.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "el-paso",
        title: "City Representative",
        district: "District 9",
        kind: "official",
        startsOn: "2015-06-23",
        endsOn: null,
      },
    ],
  },
  {
    key: "ramon-casadelrio",
    name: "Ramón Casadelrío",
    email: "ramon.casadelrio@el-cenizo.example.org",
    pronouns: "he/him",
    about:
      "Commissioner of a city of three thousand people and no lawyers on staff, which sued first.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "el-cenizo",
        title: "Commissioner",
        kind: "official",
        startsOn: "2014-05-20",
        endsOn: null,
      },
    ],
  },
  {
    key: "birgit-rainharbor",
    name: "Birgit Rainharbor",
    email: "birgit.rainharbor@seattle.example.org",
    pronouns: "she/her",
    about:
      "Worked the secure scheduling and surveillance bills through committee in this demo.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "seattle",
        title: "Councilmember",
        district: "District 10",
        kind: "official",
        startsOn: "2016-01-01",
        endsOn: null,
      },
    ],
  },
  {
    key: "malcolm-tideway",
    name: "Malcolm Tideway",
    email: "malcolm.tideway@tacoma.example.org",
    pronouns: "he/him",
    about:
      "Learned the trade as an aide in Seattle; now a member himself one city to the south.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "seattle",
        title: "Legislative Aide",
        kind: "aide",
        startsOn: "2012-03-05",
        endsOn: "2015-12-31",
      },
      {
        cityKey: "tacoma",
        title: "Council Member",
        district: "Position 9",
        kind: "official",
        startsOn: "2016-01-05",
        endsOn: null,
      },
    ],
  },
  {
    key: "celeste-oakmantle",
    name: "Celeste Oakmantle",
    email: "celeste.oakmantle@oakland.example.org",
    pronouns: "she/her",
    about: "Chairs the hearings on surveillance technology in this demo. Civil engineer.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "oakland",
        title: "Councilmember",
        district: "District 8",
        kind: "official",
        startsOn: "2015-01-05",
        endsOn: null,
      },
    ],
  },
  {
    key: "desmond-lakeshadow",
    name: "Desmond Lakeshadow",
    email: "desmond.lakeshadow@chicago.example.org",
    pronouns: "he/him",
    about: "Alderman of the fifty-first of fifty wards. Union electrician.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "chicago",
        title: "Alderman",
        district: "51st Ward",
        kind: "official",
        startsOn: "2015-05-18",
        endsOn: null,
      },
    ],
  },
  {
    key: "philippa-keystonely",
    name: "Philippa Keystonely",
    email: "philippa.keystonely@philadelphia.example.org",
    pronouns: "she/her",
    about:
      "Member for a district Philadelphia does not have. Public school librarian before that.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "philadelphia",
        title: "Councilmember",
        district: "District 11",
        kind: "official",
        startsOn: "2016-01-04",
        endsOn: null,
      },
    ],
  },
  {
    key: "rafael-fiveboroughs",
    name: "Rafael Fiveboroughs",
    email: "rafael.fiveboroughs@new-york.example.org",
    pronouns: "he/him",
    about:
      "Member for the fifty-second of fifty-one districts. Rides the bus to every hearing and says so.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "new-york",
        title: "Council Member",
        district: "District 52",
        kind: "official",
        startsOn: "2014-01-01",
        endsOn: null,
      },
    ],
  },
  {
    key: "ingrid-northmill",
    name: "Ingrid Northmill",
    email: "ingrid.northmill@minneapolis.example.org",
    pronouns: "she/her",
    about:
      "Sat on the workplace partnership group that shaped sick and safe time in this demo.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "minneapolis",
        title: "Council Member",
        district: "Ward 14",
        kind: "official",
        startsOn: "2014-01-06",
        endsOn: null,
      },
    ],
  },
  {
    key: "brendan-winterhill",
    name: "Brendan Winterhill",
    email: "brendan.winterhill@somerville.example.org",
    pronouns: "he/him",
    about: "Alderman of Ward 8, of which there are seven. Runs a bicycle repair shop.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "somerville",
        title: "Alderman",
        district: "Ward 8",
        kind: "official",
        startsOn: "2014-01-06",
        endsOn: null,
      },
    ],
  },
  {
    key: "yolanda-highplain",
    name: "Yolanda Highplain",
    email: "yolanda.highplain@denver.example.org",
    pronouns: "she/her",
    about:
      "Member for District 12. Former public defender; reads every policy for what happens at booking.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "denver",
        title: "Councilmember",
        district: "District 12",
        kind: "official",
        startsOn: "2015-07-20",
        endsOn: null,
      },
    ],
  },
  {
    key: "eamon-ferncrest",
    name: "Eamon Ferncrest",
    email: "eamon.ferncrest@portland.example.org",
    pronouns: "he/him",
    about: "Commissioner with the transportation portfolio in this demo.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "portland",
        title: "Commissioner",
        district: "Position 6",
        kind: "official",
        startsOn: "2013-01-02",
        endsOn: null,
      },
    ],
  },
  {
    key: "delphine-threerivers",
    name: "Delphine Threerivers",
    email: "delphine.threerivers@milwaukee.example.org",
    pronouns: "she/her",
    about: "Chairs the work on lead laterals in this demo; her own house had one.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "milwaukee",
        title: "Alderwoman",
        district: "16th District",
        kind: "official",
        startsOn: "2012-04-17",
        endsOn: null,
      },
    ],
  },
  {
    key: "otis-longleafe",
    name: "Otis Longleafe",
    email: "otis.longleafe@durham.example.org",
    pronouns: "he/him",
    about:
      "Works within what the state leaves a city in North Carolina to decide, and counts it out loud.",
    networkRight: "comment",
    kind: "official",
    offices: [
      {
        cityKey: "durham",
        title: "Council Member",
        district: "Ward 4",
        kind: "official",
        startsOn: "2015-12-07",
        endsOn: null,
      },
    ],
  },
];
