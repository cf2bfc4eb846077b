/** Many calls within a moment are one; and forty pages that hear the same do not ask at the same instant. */

const GATHERS_MS = 300;
const SPREAD_MS = 500;

/**
 * A function that has `work` done once, a moment after it was called, however often it is called meanwhile. Never twice
 * at a time, and not while nobody looks at the page: then when somebody does again.
 */
export function inBursts(work: () => Promise<void>, page: Document): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWorking = false;
  let isWanted = false;
  const begin = (): void => {
    timer = undefined;
    if (page.hidden || isWorking) return;
    isWanted = false;
    isWorking = true;
    void work().finally(() => {
      isWorking = false;
      if (isWanted) later();
    });
  };
  const later = (): void => {
    isWanted = true;
    timer ??= setTimeout(begin, GATHERS_MS + Math.random() * SPREAD_MS);
  };
  page.addEventListener("visibilitychange", () => {
    if (!page.hidden && isWanted) later();
  });
  return later;
}
