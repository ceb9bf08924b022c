// What a browser, axe and html-validate say of pages, as JSON lines. Usage: node check.mjs TOOLS CHROMIUM FILE...
import {createRequire} from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

const [tools, program, ...files] = process.argv.slice(2);
const require = createRequire(path.join(tools, 'node_modules/'));
const {chromium} = require('playwright-core');
const {HtmlValidate} = require('html-validate');
const axe = fs.readFileSync(path.join(tools, 'node_modules/axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({extends: ['html-validate:recommended']});
const browser = await chromium.launch({executablePath: program, args: ['--no-sandbox']});

for (const file of files) {
  const report = await validator.validateFile(file);
  const faults = report.results.flatMap((one) => one.messages).map((one) => `${one.ruleId} line ${one.line}`);
  // axe is put in by us, which the page's own policy would refuse.
  const context = await browser.newContext({viewport: {width: 320, height: 800}, bypassCSP: true});
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`file://${file}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const violations = [];
  await page.evaluate(axe);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({colorScheme: scheme});
    const found = await page.evaluate(() => window.axe.run());
    violations.push(...found.violations.map((one) => `${scheme} ${one.impact} ${one.id} ${one.nodes[0].target}`));
  }
  await page.emulateMedia({media: 'print'});
  const sheets = (await page.pdf({preferCSSPageSize: true})).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  const said = {file, faults, width, requests: asked.length, violations, sheets: sheets.length};
  console.log(JSON.stringify(said));
  await context.close();
}
await browser.close();
