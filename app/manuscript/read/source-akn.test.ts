import { describe, expect, it } from "vitest";
import { checkManuscript } from "#app/manuscript/check.ts";
import { withFreshIds } from "#app/manuscript/manuscript-json.ts";
import { renderText } from "#app/manuscript/render-text.ts";
import { isAkn, readAkn } from "./source-akn.ts";

const file = (inner: string) =>
  `<?xml version="1.0"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">${inner}</akomaNtoso>`;

function printed(inner: string): string {
  const { manuscript } = readAkn(file(inner));
  expect(checkManuscript(withFreshIds(manuscript))).toBeNull();
  return renderText(manuscript, { width: Number.POSITIVE_INFINITY }).trim();
}

describe("a file of Akoma Ntoso that a legislature wrote", () => {
  it("is known by its root, not by its name", () => {
    expect(isAkn(file(""))).toBe(true);
    expect(isAkn("<!-- made by hand -->\n<akn:akomaNtoso>")).toBe(true);
    expect(isAkn("<html><p>about akomaNtoso</p></html>")).toBe(false);
  });

  it("becomes titles, recitals, sections and provisions, numbered by us", () => {
    const text = printed(`<act name="ordinance">
      <meta><identification source="#x"/></meta>
      <preface><longTitle><p><docTitle>AN ORDINANCE on lamps</docTitle></p></longTitle></preface>
      <preamble>
        <recitals><recital><p>WHEREAS, streets are dark;</p></recital></recitals>
        <formula name="enacting"><p>The council ordains:</p></formula>
      </preamble>
      <body>
        <section eId="s1"><num>1.</num><heading>Lamps</heading>
          <subsection><num>1)</num><intro><p>A lamp shall be</p></intro>
            <paragraph><num>a)</num><content><p>lit at dusk; and</p></content></paragraph>
            <paragraph><num>b)</num><content><p>put out at dawn.</p></content></paragraph>
            <wrapUp><p>This holds all year.</p></wrapUp>
          </subsection>
          <subsection><num>2)</num><content><p><def>"Lamp"</def> means a street lamp.</p></content></subsection>
        </section>
        <section eId="s2"><num>2.</num><heading>Start</heading>
          <content><p>See <ref href="#s1">Section 1</ref> and <ref href="#s1">the section on lamps</ref>.</p></content>
        </section>
      </body>
      <conclusions><p>Attest: the clerk</p></conclusions>
    </act>`);
    expect(text).toContain("AN ORDINANCE on lamps");
    expect(text).toContain("WHEREAS, streets are dark;");
    expect(text).not.toContain("WHEREAS, WHEREAS");
    expect(text).toMatch(/Section 1\. Lamps/);
    expect(text).toMatch(/\(a\) A lamp shall be/);
    expect(text).toMatch(/\(1\) lit at dusk; and/);
    expect(text).toContain("This holds all year.");
    expect(text).toContain("means a street lamp.");
    // A reference whose words are the computed ones follows from now on; any other stays words.
    expect(text).toContain("See Section 1 and the section on lamps.");
    expect(text).toContain("Attest: the clerk");
  });

  it("tells which number the file had where it counts differently", () => {
    const { blocks } = readAkn(
      file(
        `<bill><body><section><num>Sec. 7.</num><heading>X</heading></section></body></bill>`,
      ),
    );
    expect(blocks[0]?.printed).toBe("Sec. 7.");
  });

  it("quotes code in a domain of its own, from the number of its first section", () => {
    const { manuscript } = readAkn(
      file(`<bill><body><section><num>1.</num><content><p><mod>The code is amended:
        <quotedStructure><section><num>Sec. 5.10.020.</num><heading>Quiet</heading></section></quotedStructure>
      </mod></p></content></section></body></bill>`),
    );
    expect(manuscript.content.map(({ type }) => type)).toEqual([
      "section",
      "paragraph",
      "quotedCode",
    ]);
    expect(manuscript.content[2]?.attrs?.citation).toBe("Section 5.10.020");
  });
});

describe("words nobody expected", () => {
  it("are kept, wherever they stand", () => {
    const text = printed(`<doc><mainBody>loose
      <unheardOf>strange <deeper>words</deeper></unheardOf>
      <hcontainer name="phase"><num>1</num><heading>First</heading><content><p>do it</p></content></hcontainer>
      <table>between<tr><td><p>one</p><p>two</p></td></tr></table>
      <blockList><item><num>\u2022</num><p>a point</p></item></blockList>
    </mainBody></doc>`);
    for (const words of [
      "loose",
      "strange words",
      "1 First",
      "do it",
      "between",
      "one",
      "two",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("\u2022 a point");
  });

  it("are kept of a file nested deeper than any law, or cut off", () => {
    const deep = `${"<hcontainer>".repeat(5_000)}<p>at the bottom</p>`;
    expect(printed(`<doc><mainBody>${deep}`)).toContain("at the bottom");
  });

  it("do not grow out of entities, and nothing outside is asked for", () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const { manuscript } = readAkn(
      `${bomb}${file("<doc><mainBody><p>&b; &f; &amp;</p></mainBody></doc>")}`,
    );
    const text = renderText(manuscript);
    expect(text).toContain("&b; &f; &");
    expect(text).not.toContain("haha");
    expect(text).not.toContain("root:");
  });
});
