// Typists of one process: reads parts as JSON lines, performs each, and reports whenever it is asked to.
//   {"part": {...}}  a new typist        {"finish": true}  nobody begins again what he has done
//   {"report": true}  one line about all     the end of the input: everybody leaves
import readline from "node:readline";
import { Author } from "./author.mjs";
import { BareLine } from "./bare.mjs";
import { StockLine } from "./stock.mjs";

// The stock provider says that it does not know our answers, once for each.
console.error = () => undefined;

const typists = [];
let isTimeToFinish = false;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function play(part) {
  const author = new Author(part.name, part.where);
  const line = part.kind === "stock" ? new StockLine(author, part) : new BareLine(author, part);
  const typist = { part, author, line, isDone: false };
  typists.push(typist);
  while (author.root.length === 0) await pause(20);
  do {
    for (const [milliseconds, deed, dice] of part.steps) {
      await pause(milliseconds);
      line.perform(deed, dice);
    }
  } while (part.goes_on && !isTimeToFinish);
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
  else if (said.finish) isTimeToFinish = true;
  else process.stdout.write(`${JSON.stringify(typists.map(report))}\n`);
}
process.exit(0);
