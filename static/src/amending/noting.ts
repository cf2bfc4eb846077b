/** Where the caret is: ProseMirror waits to be told by the browser, which may be after the next letter. */
import type { EditorView } from "prosemirror-view";

/** Reads where the browser has put the caret. */
export function takeNote(view: EditorView): void {
  if (!view.composing) (view as EditorView & { readonly domObserver: { flush(): void } }).domObserver.flush();
}

function note(view: EditorView): boolean {
  takeNote(view);
  return false;
}

/** For an editor's `handleDOMEvents`: a key pressed soon after another finds the caret where that one has put it, and a
 * tool reached for right after a key or a click acts where that has put it: of an editor that has lost the focus
 * ProseMirror no longer listens. */
export const noting = { keydown: note, keyup: note, click: note };
