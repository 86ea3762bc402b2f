// A small service: it warms up, serves items, writes an access log and goes down in order.
import {createWriteStream} from 'node:fs';
import {createServer} from 'node:http';

const log = createWriteStream(process.argv[2] ?? '/dev/null');
let state = 'warming up';
// From the first time that somebody asks, so that the example does not depend on who is faster.
const warmUp = () => setTimeout(() => (state = 'serving'), 300);

const server = createServer((request, response) => {
  log.write(`${request.method} ${request.url}\n`);
  if (request.url === '/state') {
    response.end(state);
    if (state === 'warming up') warmUp();
    return;
  }
  if (state !== 'serving') return response.writeHead(503).end();
  response.end(JSON.stringify({item: request.url?.slice('/item/'.length)}));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(`listening on ${process.env.PORT}`);
});

process.on('SIGTERM', () => {
  server.close(() => log.end(() => console.log('went down in order')));
  server.closeIdleConnections();
});
