/** The form in which wording travels (runs, changes), and what the editor is given to begin with. */
export type MarkName = "italic" | "bold" | "superscript";

export interface TextRun {
  readonly text: string;
  readonly marks?: readonly MarkName[];
}

export interface NoteRun {
  readonly footnote: string;
  readonly text?: string;
}

export type Run = TextRun | NoteRun;

export interface Paragraph {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly level: number | null;
  readonly runs: readonly Run[];
}

export type Change =
  | { readonly act: "reword"; readonly paragraph: string; readonly runs: readonly Run[] }
  | {
      readonly act: "insert";
      readonly id: string;
      readonly after: string | null;
      readonly kind: string;
      readonly level: number | null;
      readonly runs: readonly Run[];
    }
  | { readonly act: "delete"; readonly paragraph: string }
  | { readonly act: "move"; readonly paragraph: string; readonly after: string | null };

/** What the server lays beside the editor. `notes` are the texts of the base's footnotes by id. */
export interface Beginning {
  readonly base: readonly Paragraph[];
  readonly notes: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}
