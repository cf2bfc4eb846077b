/** Between the editor's document and the changes an amendment is made of. */
import type { Node } from "prosemirror-model";
import { attributesOf, noteOf, schema, type ParagraphAttributes } from "./schema";
import type { Beginning, Change, MarkName, Paragraph, Run } from "./wording";

const MARKS: readonly MarkName[] = ["italic", "bold", "superscript"];

/** The document that shows the base's paragraphs `concerned` with the changes carried out in place. */
export function documentOf(beginning: Beginning, concerned: readonly string[]): Node {
  const paragraphs = concerned
    .map((id) => beginning.base.find((paragraph) => paragraph.id === id))
    .filter((paragraph) => paragraph !== undefined)
    .map((paragraph) => changedParagraph(paragraph, beginning));
  const placed = [...paragraphs];
  const known = new Set(beginning.base.map((paragraph) => paragraph.id));
  for (const change of beginning.changes) {
    if (change.act === "insert") place(placed, insertedParagraph(change, beginning.notes), change.after, known);
  }
  return schema.node("doc", null, placed);
}

/** The ids of the base's paragraphs that the changes concern, in the order of the base. */
export function concernedBy(beginning: Beginning): string[] {
  const ids = new Set(beginning.changes.map((change) => (change.act === "insert" ? change.after : change.paragraph)));
  return beginning.base.filter((paragraph) => ids.has(paragraph.id)).map((paragraph) => paragraph.id);
}

function changedParagraph(paragraph: Paragraph, beginning: Beginning): Node {
  let runs = paragraph.runs;
  let after: string | null = null;
  let deleted: true | null = null;
  for (const change of beginning.changes) {
    if (change.act === "insert" || change.paragraph !== paragraph.id) continue;
    if (change.act === "reword") runs = change.runs;
    if (change.act === "delete") deleted = true;
    if (change.act === "move") after = change.after ?? "";
  }
  const { id, kind, label, level } = paragraph;
  return paragraphNode({ id, kind, label, level, after, deleted }, runs, beginning.notes);
}

function insertedParagraph(change: Change & { act: "insert" }, notes: Beginning["notes"]): Node {
  const { id, kind, level } = change;
  const attributes = { id, kind, label: null, level, after: change.after ?? "", deleted: null };
  return paragraphNode(attributes, change.runs, notes);
}

/** Put a new paragraph behind its anchor and behind the new ones that stand there already. */
function place(paragraphs: Node[], inserted: Node, after: string | null, known: ReadonlySet<string>): void {
  const isThere = (node: Node | undefined): boolean =>
    node !== undefined && !known.has(attributesOf(node).id) && attributesOf(node).after === (after ?? "");
  let at = paragraphs.findIndex((paragraph) => attributesOf(paragraph).id === after) + 1;
  if (at === 0 && after !== null) at = paragraphs.length;
  while (isThere(paragraphs[at])) at += 1;
  paragraphs.splice(at, 0, inserted);
}

function paragraphNode(attributes: ParagraphAttributes, runs: readonly Run[], notes: Beginning["notes"]): Node {
  return schema.node("paragraph", { ...attributes }, inline(runs, notes));
}

export function inline(runs: readonly Run[], notes: Beginning["notes"]): Node[] {
  return runs.flatMap((run) => {
    if ("footnote" in run) {
      return [schema.node("footnote", { id: run.footnote, text: run.text ?? notes[run.footnote] ?? "" })];
    }
    const marks = (run.marks ?? []).map((mark) => schema.mark(mark));
    return run.text === "" ? [] : [schema.text(run.text, marks)];
  });
}

/** The changes that the document asks of its base, in the order of the document; none when it asks nothing. */
export function changesOf(document: Node, beginning: Beginning): Change[] {
  const known = new Map(beginning.base.map((paragraph) => [paragraph.id, paragraph]));
  const changes: Change[] = [];
  document.forEach((node) => {
    const { id } = attributesOf(node);
    const paragraph = known.get(id);
    changes.push(...(paragraph ? changesOfKnown(node, paragraph, beginning) : changesOfNew(node, beginning)));
  });
  return changes;
}

function changesOfKnown(node: Node, base: Paragraph, beginning: Beginning): Change[] {
  const { id, after, deleted } = attributesOf(node);
  if (deleted === true) return [{ act: "delete", paragraph: id }];
  const changes: Change[] = [];
  if (after !== null) changes.push({ act: "move", paragraph: id, after: after === "" ? null : after });
  const runs = runsOf(node, beginning.notes);
  if (!sameRuns(runs, runsOf(schema.node("paragraph", null, inline(base.runs, beginning.notes)), beginning.notes))) {
    changes.push({ act: "reword", paragraph: id, runs });
  }
  return changes;
}

function changesOfNew(node: Node, beginning: Beginning): Change[] {
  const { id, after, kind, level } = attributesOf(node);
  if (node.textContent.trim() === "") return [];
  return [
    { act: "insert", id, after: after === "" ? null : after, kind, level, runs: runsOf(node, beginning.notes) },
  ];
}

/** The runs of a paragraph; a note brings its own text where that is new or differs from the base's. */
export function runsOf(paragraph: Node, notes: Beginning["notes"]): Run[] {
  const runs: Run[] = [];
  paragraph.forEach((child) => {
    if (child.type === schema.nodes.footnote) {
      const { id, text } = noteOf(child);
      runs.push(text !== "" && notes[id] !== text ? { footnote: id, text } : { footnote: id });
    } else {
      const marks = MARKS.filter((mark) => child.marks.some((held) => held.type.name === mark));
      runs.push({ text: child.text ?? "", marks });
    }
  });
  return trimmed(runs);
}

/** Without white space at the ends: the server trims it, and a space alone is no amendment. */
function trimmed(runs: Run[]): Run[] {
  const first = runs[0];
  if (first && !("footnote" in first)) runs[0] = { ...first, text: first.text.trimStart() };
  const last = runs[runs.length - 1];
  if (last && !("footnote" in last)) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
  return runs.filter((run) => "footnote" in run || run.text !== "");
}

function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
