/** Where the caret is: ProseMirror waits to be told by the browser, which may be after the next letter. */
import type { EditorView } from "prosemirror-view";

/** Reads where the browser has put the caret. */
export function takeNote(view: EditorView): void {
  if (!view.composing) (view as EditorView & { readonly domObserver: { flush(): void } }).domObserver.flush();
}

/** For an editor's `handleDOMEvents`: a key pressed soon after another finds the caret where that one has put it. */
export const noting = {
  keydown: (view: EditorView): boolean => {
    takeNote(view);
    return false;
  },
};
