/** What a hostile page can try from inside a browser: each entry is markup that asks for `{url}` (or its host and port). */

export interface Technique {
  readonly name: string;
  /** `{url}` ends in the attempt's id; also `{host}`, `{port}`, `{udp}`, `{ws}`. */
  readonly html: string;
  /** It leaves no request with an id: judged by connections and packets alone. */
  readonly anonymous?: true;
  /** Only a name can be given away. */
  readonly namesOnly?: true;
}

const script = (code: string): string => `<script>try { ${code} } catch (error) {}</script>`;
const worker = (code: string): string =>
  `URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }))`;

/** All of these can stand on one page. */
export const PASSIVE: readonly Technique[] = [
  { name: 'style sheet', html: '<link rel="stylesheet" href="{url}">' },
  { name: 'css @import', html: '<style>@import "{url}";</style>' },
  { name: 'css background', html: '<div style="background: url({url}); width: 9px; height: 9px"></div>' },
  { name: 'css content', html: '<div style="content: url({url})"></div>' },
  { name: 'css cursor', html: '<div style="cursor: url({url}), auto">x</div>' },
  { name: 'css mask', html: '<div style="mask-image: url({url}); width: 9px; height: 9px">x</div>' },
  {
    name: 'css image-set',
    html: '<div style="background-image: image-set(url({url}) 1x); width: 9px; height: 9px">x</div>',
  },
  {
    name: 'font',
    html: '<style>@font-face { font-family: "{id}"; src: url({url}); }</style><p style="font-family: \'{id}\'">font</p>',
  },
  { name: 'picture', html: '<img src="{url}">' },
  { name: 'srcset', html: '<img srcset="{url} 1x">' },
  { name: 'picture source', html: '<picture><source srcset="{url}"><img></picture>' },
  { name: 'image button', html: '<input type="image" src="{url}">' },
  { name: 'body background', html: '<table background="{url}"><tr><td>x</table>' },
  { name: 'svg image', html: '<svg><image href="{url}" width="9" height="9"/></svg>' },
  { name: 'svg use', html: '<svg><use href="{url}#x"/></svg>' },
  {
    name: 'svg feImage',
    html: '<svg><filter id="f{id}"><feImage href="{url}"/></filter><rect width="9" height="9" filter="url(#f{id})"/></svg>',
  },
  {
    name: 'base and relative',
    html: script(
      'const doc = document.implementation.createHTMLDocument(); const frame = document.createElement(\'iframe\'); frame.srcdoc = \'<base href="{url}"><img src="{id}">\'; document.body.append(frame);',
    ),
  },
  { name: 'iframe', html: '<iframe src="{url}"></iframe>' },
  { name: 'iframe srcdoc', html: '<iframe srcdoc="<img src=\'{url}\'>"></iframe>' },
  { name: 'iframe from data', html: '<iframe src="data:text/html,<img src=\'{url}\'>"></iframe>' },
  {
    name: 'sandboxed iframe',
    html: '<iframe sandbox="allow-scripts" srcdoc="<script>fetch(\'{url}\', { mode: \'no-cors\' })</script>"></iframe>',
  },
  { name: 'object', html: '<object data="{url}"></object>' },
  { name: 'embed', html: '<embed src="{url}">' },
  { name: 'video', html: '<video src="{url}" autoplay muted></video>' },
  { name: 'poster', html: '<video poster="{url}"></video>' },
  { name: 'audio', html: '<audio src="{url}" autoplay></audio>' },
  { name: 'track', html: '<video src="data:video/mp4,x"><track src="{url}" default></video>' },
  { name: 'script', html: '<script src="{url}"></script>' },
  { name: 'module script', html: '<script type="module" src="{url}"></script>' },
  { name: 'dynamic import', html: script("import('{url}').catch(() => 0);") },
  { name: 'preload', html: '<link rel="preload" as="image" href="{url}">' },
  { name: 'modulepreload', html: '<link rel="modulepreload" href="{url}">' },
  { name: 'prefetch', html: '<link rel="prefetch" href="{url}">' },
  { name: 'prerender', html: '<link rel="prerender" href="{url}">' },
  {
    name: 'speculation rules',
    html: '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["{url}"],"eagerness":"immediate"}]}</script>',
  },
  {
    name: 'speculation prerender',
    html: '<script type="speculationrules">{"prerender":[{"source":"list","urls":["{url}"],"eagerness":"immediate"}]}</script>',
  },
  { name: 'preconnect', html: '<link rel="preconnect" href="http://{host}:{port}">', anonymous: true },
  { name: 'dns-prefetch', html: '<link rel="dns-prefetch" href="//{host}">', namesOnly: true },
  { name: 'icon', html: '<link rel="icon" href="{url}">' },
  { name: 'touch icon', html: '<link rel="apple-touch-icon" href="{url}">' },
  { name: 'manifest', html: '<link rel="manifest" href="{url}">' },
  { name: 'fetch', html: script("fetch('{url}', { mode: 'no-cors' }).catch(() => 0);") },
  {
    name: 'fetch POST',
    html: script("fetch('{url}', { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => 0);"),
  },
  { name: 'fetch keepalive', html: script("fetch('{url}', { keepalive: true, mode: 'no-cors' }).catch(() => 0);") },
  {
    name: 'fetch after redirect',
    html: script("fetch('/to?' + encodeURIComponent('{url}'), { mode: 'no-cors' }).catch(() => 0);"),
  },
  { name: 'picture after redirect', html: '<img src="/to?{encoded}">' },
  { name: 'iframe after redirect', html: '<iframe src="/to?{encoded}"></iframe>' },
  {
    name: 'XMLHttpRequest',
    html: script("const request = new XMLHttpRequest(); request.open('GET', '{url}'); request.send();"),
  },
  {
    name: 'synchronous XMLHttpRequest',
    html: script("const late = new XMLHttpRequest(); late.open('GET', '{url}', false); late.send();"),
  },
  { name: 'beacon', html: script("navigator.sendBeacon('{url}', 'x');") },
  {
    name: 'ping',
    html: `<a id="p{id}" href="#" ping="{url}">x</a>${script("document.getElementById('p{id}').click();")}`,
  },
  {
    name: 'form POST',
    html: `<iframe name="t{id}"></iframe><form id="f{id}" method="post" target="t{id}" action="{url}"></form>${script("document.getElementById('f{id}').submit();")}`,
  },
  { name: 'EventSource', html: script("new EventSource('{url}');") },
  { name: 'WebSocket', html: script("new WebSocket('{ws}');") },
  { name: 'worker', html: script("new Worker('{url}');") },
  {
    name: 'worker fetch',
    html: script(`new Worker(${worker("fetch('{url}', { mode: 'no-cors' }).catch(() => 0)")});`),
  },
  { name: 'worker WebSocket', html: script(`new Worker(${worker("new WebSocket('{ws}')")});`) },
  { name: 'worker importScripts', html: script(`new Worker(${worker("importScripts('{url}')")});`) },
  {
    name: 'shared worker',
    html: script(`new SharedWorker(${worker("fetch('{url}', { mode: 'no-cors' }).catch(() => 0)")});`),
  },
  {
    name: 'service worker',
    html: script(
      "ServiceWorkerContainer.prototype.register.call(navigator.serviceWorker, '/worker.js?{encoded}').catch(() => 0);",
    ),
  },
  {
    name: 'audio worklet',
    html: script("new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule('{url}').catch(() => 0);"),
  },
  { name: 'window.open', html: script("window.open('{url}');") },
  {
    name: 'link to a new window',
    html: `<a id="a{id}" href="{url}" target="_blank">x</a>${script("document.getElementById('a{id}').click();")}`,
  },
  {
    name: 'STUN over UDP',
    html: script(
      "const s = new RTCPeerConnection({ iceServers: [{ urls: 'stun:{host}:{udp}' }] }); s.onicecandidate = (event) => { if (event.candidate && event.candidate.candidate) fetch('/candidate?' + encodeURIComponent(event.candidate.candidate)); }; s.createDataChannel('x'); s.createOffer().then((offer) => s.setLocalDescription(offer));",
    ),
    anonymous: true,
  },
  {
    name: 'TURN over UDP',
    html: script(
      "const u = new RTCPeerConnection({ iceServers: [{ urls: 'turn:{host}:{udp}', username: 'x', credential: 'y' }] }); u.createDataChannel('x'); u.createOffer().then((offer) => u.setLocalDescription(offer));",
    ),
    anonymous: true,
  },
  {
    name: 'TURN over TCP',
    html: script(
      "const t = new RTCPeerConnection({ iceServers: [{ urls: 'turn:{host}:{port}?transport=tcp', username: 'x', credential: 'y' }] }); t.createDataChannel('x'); t.createOffer().then((offer) => t.setLocalDescription(offer));",
    ),
    anonymous: true,
  },
  {
    name: 'data channel to a candidate',
    html: script(
      "(async () => { const a = new RTCPeerConnection(); const b = new RTCPeerConnection(); a.createDataChannel('x'); await a.setLocalDescription(await a.createOffer()); await b.setRemoteDescription(a.localDescription); await b.setLocalDescription(await b.createAnswer()); await a.setRemoteDescription(b.localDescription); await a.addIceCandidate({ sdpMid: '0', candidate: 'candidate:1 1 udp 2122260223 {bare} {udp} typ host' }); })();",
    ),
    anonymous: true,
  },
  {
    name: 'WebTransport',
    html: script("new WebTransport('https://{host}:{udp}/x').ready.catch(() => 0);"),
    anonymous: true,
  },
];

/** Each of these takes the page with it, or needs headers of its own. */
export const LEAVING: readonly Technique[] = [
  {
    name: 'download link',
    html: `<a id="d{id}" href="{url}" download>x</a>${script("document.getElementById('d{id}').click();")}`,
  },
  { name: 'meta refresh', html: '<meta http-equiv="refresh" content="0; url={url}">' },
  { name: 'location', html: script("location = '{url}';") },
  { name: 'location.replace', html: script("location.replace('{url}');") },
  {
    name: 'form submit',
    html: `<form id="f" action="{url}"></form>${script("document.getElementById('f').submit();")}`,
  },
  {
    name: 'top-level POST',
    html: `<form id="f" method="post" action="{url}"></form>${script("document.getElementById('f').submit();")}`,
  },
];

/** Sent as headers with an otherwise empty page. */
export const HEADERS: readonly {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly html?: string;
}[] = [
  { name: 'Refresh header', headers: { refresh: '0; url={url}' } },
  { name: 'Link preload', headers: { link: '<{url}>; rel=preload; as=image' } },
  { name: 'Link prefetch', headers: { link: '<{url}>; rel=prefetch' } },
  { name: 'Link style sheet', headers: { link: '<{url}>; rel=stylesheet' } },
  {
    name: 'CSP report-uri',
    headers: { 'content-security-policy': "img-src 'none'; report-uri {url}" },
    html: '<img src="/x.png">',
  },
  {
    name: 'report-to',
    headers: { 'reporting-endpoints': 'r="{url}"', 'content-security-policy': "img-src 'none'; report-to r" },
    html: '<img src="/x.png">',
  },
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `redirect ${status}`,
    headers: { location: '{url}', ':status': String(status) },
  })),
];
