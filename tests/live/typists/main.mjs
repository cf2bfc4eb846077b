// Typists of one process: reads parts as JSON lines, performs each, and reports whenever it is asked to.
//   {"part": {...}}  a new typist     {"report": true}  one line about all     the end of the input: everybody leaves
import readline from "node:readline";
import { Author } from "./author.mjs";
import { BareLine } from "./bare.mjs";
import { StockLine } from "./stock.mjs";

// The stock provider says that it does not know our answers, once for each.
console.error = () => undefined;

const typists = [];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function play(part) {
  const author = new Author(part.name);
  const line = part.kind === "stock" ? new StockLine(author, part) : new BareLine(author, part);
  const typist = { part, author, line, isDone: false };
  typists.push(typist);
  while (author.root.length === 0) await pause(20);
  for (const [milliseconds, deed, dice] of part.steps) {
    await pause(milliseconds);
    line.perform(deed, dice);
  }
  typist.isDone = true;
}

const report = ({ part, author, line, isDone }) => ({
  name: part.name,
  ok: line.ok,
  waiting: line.waiting,
  refused: line.refused,
  deleted: author.deleted,
  is_here: line.isHere,
  is_quiet: isDone && line.isQuiet,
  text: author.text,
  closed: line.closed,
});

for await (const line of readline.createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (said.part) void play(said.part);
  else process.stdout.write(`${JSON.stringify(typists.map(report))}\n`);
}
process.exit(0);
