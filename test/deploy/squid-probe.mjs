// In a network of its own: public and private addresses that exist only here, Squid with the shipped rules, a site.
// usage: unshare -n node squid-probe.mjs <squid> <squid.conf> <port> <target…>; prints what became of each target
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectThrough } from '../../dist/src/egress/proxy/operator-proxy.js';

const [squid, file, port, ...targets] = process.argv.slice(2);
const ip = (...args) => execFileSync('ip', args, { stdio: 'pipe' });
ip('link', 'set', 'lo', 'up');
for (const address of ['11.22.33.44/32', '10.9.9.9/32', '169.254.169.254/32', '2600:1234::1/128'])
  ip('addr', 'add', address, 'dev', 'lo');
const site = createServer((_, response) => response.end('reached'));
await new Promise((resolve) => site.listen(80, '::', resolve));
const proxy = spawn(squid, ['-N', '-f', file], { stdio: 'ignore' });
const isUp = () =>
  new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
for (let tries = 0; tries < 300 && !(await isUp()); tries++) await sleep(100);
const outcomes = {};
for (const target of targets) {
  const [, address, to] = /^(.*):(\d+)$/.exec(target);
  const operatorProxy = { host: '127.0.0.1', port: Number(port), authorization: null };
  outcomes[target] = await connectThrough(operatorProxy, { address, port: Number(to) }, 10_000).then(
    (socket) => {
      socket.destroy();
      return 'open';
    },
    (error) => error.failed?.code ?? error.code,
  );
}
proxy.kill('SIGKILL');
console.log(JSON.stringify(outcomes));
process.exit(0);
