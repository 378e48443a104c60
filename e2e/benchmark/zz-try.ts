import { openSetting, pair, visit } from './setting.ts';
import { addHistory, LOAD, runLoad } from './load.ts';
const s = await openSetting('/work/main/dist/chromium');
await pair(s, s.without);
for (const timeDomain of ['timeTicks','threadTicks'] as const) for (let i=0;i<3;i++) await visit(s.without, async page => {
  await page.goto(s.agent.link()); await page.waitForSelector('.chat-bubble'); await page.evaluate(addHistory, LOAD); await page.waitForTimeout(800);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain });
  const g = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(m=>[m.name,m.value]));
  const a = await g(); const w = await page.evaluate(runLoad, {...LOAD, mutations: 0, rest: 300}); const b = await g();
  await page.evaluate(runLoad, {...LOAD, nodes: 0}); const c = await g();
  const d = (x:any,y:any)=>Object.fromEntries(Object.keys(y).filter(k=>/Duration|Time$/.test(k)).map(k=>[k,+(y[k]-x[k]).toFixed(3)]));
  console.log(timeDomain, w, JSON.stringify(d(a,b)), '\n', JSON.stringify(d(b,c)));
});
if (true) { // cost of each selector on the large page
  await visit(s.without, async page => {
    await page.goto(s.agent.link()); await page.waitForSelector('.chat-bubble'); await page.evaluate(addHistory, LOAD);
    await page.evaluate(runLoad, {...LOAD, mutations: 0, rest: 300});
    const { SIGNS } = await import('../../src/content/look.ts');
    const sel: Record<string,string> = {...SIGNS}; 
    sel.all = Object.values(SIGNS).join(', ');
    sel.roles = '[role="alert"], [role="status"], [aria-live="assertive"]';
    sel.substr = ['banner', 'toast', 'alert', 'error', 'snackbar', 'notif'].map(word => `[class*="${word}" i]`).join(', ');
    sel.substrCase = ['banner', 'toast', 'alert', 'error', 'snackbar', 'notif'].map(word => `[class*="${word}"]`).join(', ');
    sel.oneSubstr = '[class*="banner" i]';
    sel.notP = SIGNS.banner.split(/,\s*/).map(x=>x).join(', ');
    sel.star = '*:not(*)';
    console.log(await page.evaluate(sel => { const out: any = {}; for (const [k, q] of Object.entries(sel)) { const t: number[] = []; for (let i=0;i<15;i++){ const b=performance.now(); document.querySelectorAll(q); t.push(performance.now()-b);} t.sort((x,y)=>x-y); out[k]=t[7]; } out.elements = document.querySelectorAll('*').length; return out; }, sel));
  });
}
await s.close();
