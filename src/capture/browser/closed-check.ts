import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import type { Browser as Playwright } from 'playwright';
import { ConfigError, within } from '../../errors.ts';
import type { ProxyPass } from '../../model/ports/egress.ts';
import { proxyOf } from './chromium.ts';

const PAGE = 'http://self-test.invalid/';
const TRY_MS = 15_000;

/**
 * A page may call nothing past the proxy, nor by UDP. Returns a sentence; throws ConfigError when
 * there is a way.
 */
export async function proveBrowserClosed(playwright: Playwright, pass: ProxyPass): Promise<string> {
  const canary = await openCanaries();
  const before = { asked: pass.asked(), refused: refusedBy(pass) };
  try {
    const trying = attempts(playwright, pass, canary.tcp, canary.udp);
    const found = await within(TRY_MS, trying, () => new Error('the self-test took too long'));
    const asked = pass.asked() - before.asked;
    const admitted = asked - (refusedBy(pass) - before.refused);
    const problems: string[] = [];
    if (asked === 0) problems.push('no request went through the proxy');
    if (found.answered > asked) problems.push(`${found.answered - asked} requests were answered past the proxy`);
    if (canary.connections() > admitted) problems.push('the canary on loopback was reached');
    if (canary.packets() > 0) problems.push('a UDP packet reached loopback');
    if (found.candidates > 0) problems.push('WebRTC shows addresses of this machine');
    if (problems.length > 0)
      throw new ConfigError(`nothing is drawn: the browser has a way past its proxy (${problems.join('; ')})`);
    return `${found.tried} requests from inside the browser to loopback and metadata addresses: none got past its proxy, no UDP packet either`;
  } finally {
    canary.close();
  }
}

function refusedBy({ refusals }: ProxyPass): number {
  return [...refusals].reduce((sum, [code, count]) => sum + (code === 'blocked:browser' ? 0 : count), 0);
}

async function openCanaries() {
  let connections = 0;
  let packets = 0;
  const server = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  server.unref();
  const datagrams = createSocket('udp4', () => packets++);
  datagrams.unref();
  await Promise.all([
    new Promise<void>((done) => server.listen(0, '127.0.0.1', done)),
    new Promise<void>((done) => datagrams.bind(0, '127.0.0.1', done)),
  ]);
  return {
    tcp: (server.address() as AddressInfo).port,
    udp: datagrams.address().port,
    connections: () => connections,
    packets: () => packets,
    close() {
      server.close();
      datagrams.close();
    },
  };
}

async function attempts(playwright: Playwright, pass: ProxyPass, tcp: number, udp: number) {
  const context = await playwright.newContext({ proxy: proxyOf(pass), serviceWorkers: 'block' });
  try {
    // The page itself is ours and never fetched; its requests go the way of any page.
    const ours = { contentType: 'text/html', body: '<!doctype html>' };
    await context.route(PAGE, (route) => route.fulfill(ours).catch(() => undefined));
    const page = await context.newPage();
    await page.goto(PAGE);
    const loopback = ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0'].map((host) => `http://${host}:${tcp}/`);
    const urls = [...loopback, 'http://169.254.169.254/'];
    const script = `(${TRY})(${JSON.stringify({ urls, socket: `ws://127.0.0.1:${tcp}/`, stun: `stun:127.0.0.1:${udp}` })})`;
    const { answered, candidates } = await page.evaluate<{ answered: number; candidates: number }>(script);
    return { tried: urls.length + 1, answered, candidates };
  } finally {
    await context.close();
  }
}

/** Runs in the page; resolves with the numbers of answered requests and of ICE candidates seen. */
const TRY = `async ({ urls, socket, stun }) => {
  let answered = 0;
  const count = () => { answered++; };
  const settled = urls.map((url) => fetch(url, { mode: 'no-cors', cache: 'no-store' }).then(count, () => undefined));
  const opened = new Promise((done) => {
    const line = new WebSocket(socket);
    line.onopen = () => { count(); line.close(); done(); };
    line.onerror = done;
  });
  let candidates = 0;
  const gathered = new Promise((done) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
    peer.onicecandidate = ({ candidate }) => { if (candidate && candidate.candidate) candidates++; };
    peer.onicegatheringstatechange = () => { if (peer.iceGatheringState === 'complete') { peer.close(); done(); } };
    setTimeout(done, 2000);
    peer.createDataChannel('x');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer)).catch(done);
  });
  await Promise.all([...settled, opened, gathered]);
  return { answered, candidates };
}`;
