// An HTTPS server on this machine alone, and how it sends, cuts and lets other origins read.

import { createServer } from 'node:https';

// Starts a server on a free port; answers with it, its port and how to stop it.
export async function listen({ key, cert }, handle) {
  const server = createServer({ key, cert }, (request, response) => guarded(handle, request, response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () =>
    new Promise((stopped) => {
      server.close(stopped);
      server.closeAllConnections();
    });
  return { port: server.address().port, stop };
}

// A page may leave in the middle of a request; whatever else goes wrong is a fault of the stand-in.
async function guarded(handle, request, response) {
  try {
    await handle(request, response);
  } catch (error) {
    if (response.destroyed) return;
    console.error(error);
    response.destroy();
  }
}

// Sends `{ status, headers, body, cors }`. An object is sent as JSON. `cors: false` keeps the answer from pages.
export function send(response, { status, headers = {}, body = '', cors = true }) {
  if (!cors) closeToPages(response);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers });
  response.end(text);
}

// Ends the connection in the middle of the answer's head. A browser sends a request again by itself when a connection that it
// had used before closes without a byte; what it does with half a head is always to report a failure.
export function cut(response) {
  response.socket?.end('HTTP/1.1 200 OK\r\nContent-');
}

// Lets pages of every origin read the answer, which ends the connection: each request has its own, so that `cut` always
// meets a fresh one.
export function openToPages(response) {
  response.setHeader('connection', 'close');
  response.setHeader('access-control-allow-origin', '*');
}

function closeToPages(response) {
  response.removeHeader('access-control-allow-origin');
}

// What a browser asks before a request with a token.
export function answerPreflight(response) {
  send(response, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, OPTIONS, PUT, DELETE, PATCH',
      'access-control-allow-headers': 'Accept, Authorization, Content-Type',
    },
  });
}

// The whole body as text.
export async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
