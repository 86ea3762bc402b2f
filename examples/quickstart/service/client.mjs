// `state`: prints the service's state. `load <count>`: asks for items and says how it went.
const [mode, count = '1'] = process.argv.slice(2);
const base = `http://127.0.0.1:${process.env.PORT}`;

if (mode === 'state') {
  console.log(await (await fetch(`${base}/state`)).text());
} else {
  const statuses = new Set();
  const times = [];
  let failed = 0;
  const startedAt = performance.now();
  for (let item = 0; item < Number(count); item++) {
    const sentAt = performance.now();
    const response = await fetch(`${base}/item/${item}`);
    if (!response.ok || (await response.json()).item !== String(item)) failed++;
    statuses.add(response.status);
    times.push(performance.now() - sentAt);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  console.log(JSON.stringify({count: Number(count), failed, statuses: [...statuses]}));
  console.error(`::metric latency_ms=${times[Math.floor(times.length * 0.95)].toFixed(2)} ms`);
  console.error(`::metric requests_per_s=${(Number(count) / seconds).toFixed(0)} 1/s`);
}
