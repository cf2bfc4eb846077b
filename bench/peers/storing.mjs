// Hocuspocus with our promise: each update is in a table and committed before it is taken in, answered and passed on.
// Nobody's right is asked, and the table has no index.
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const SYNC = 0
const UPDATE = 2
const database = new pg.Client({ connectionString: process.env.DATABASE_URL })
await database.connect()
await database.query('CREATE TABLE IF NOT EXISTS stored_by_the_peer (room text, update bytea)')

// A frame begins with the room's name and its length, as a number in groups of seven bits.
const afterName = (frame) => {
  let length = 0
  let at = 0
  for (let unit = 1; ; unit *= 128) {
    const byte = frame[at++]
    length += (byte & 127) * unit
    if (byte < 128) return at + length
  }
}

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  async onAuthenticate () { return {} },
  async beforeHandleMessage ({ update, documentName }) {
    const at = afterName(update)
    if (update[at] !== SYNC || update[at + 1] !== UPDATE) return
    const text = 'INSERT INTO stored_by_the_peer VALUES ($1, $2)'
    await database.query({ name: 'store', text, values: [documentName, Buffer.from(update)] })
  }
})
server.listen()
