// How long until a client that comes into a room has its content: from the first byte sent to the end of sync.
// Lies beside the load generator's common.mjs while it runs.
import { Peer, args, r2 } from './common.mjs'
import * as Y from 'yjs'

const o = args({ url: '', protocol: 'yws', room: '', cookie: '', header: [], token: '', deflate: false })
const doc = new Y.Doc()
const began = performance.now()
const peer = new Peer(o, o.room, doc)
peer.onUpdate = (update) => update.length && Y.applyUpdate(doc, update)
await peer.ready
console.log(JSON.stringify({ open_ms: r2(peer.tSync - began), bytes: peer.bytesIn }))
process.exit(0)
