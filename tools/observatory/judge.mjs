// The rules of Mozilla's HTTP Observatory, asked of one answer of a server.
// In: on the standard input, JSON: {headers, body, cors} of the home page, as https would send it. Out: JSON, a
// list of {rule, result, pass, score}; a score below 0 is what the Observatory takes off.

import { existsSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const OBSERVATORY = new URL('node_modules/@mdn/mdn-http-observatory/', import.meta.url);
// The package fetches the browsers' list of https hosts; no host of a test is in it.
const PRELOADED = new URL('conf/hsts-preload.json', OBSERVATORY);
if (!existsSync(PRELOADED)) {
  writeFileSync(PRELOADED, '{}');
}

const load = (path) => import(new URL(`src/${path}`, OBSERVATORY));
const { ALL_TESTS } = await load('constants.js');
const { getScoreModifier } = await load('grader/grader.js');
const { parseHttpEquivHeaders } = await load('retriever/utils.js');
const { Requests } = await load('types.js');

const HOST = 'www.example.gov.cn';
const given = JSON.parse(await text(process.stdin));
const answer = (headers) => ({ headers, status: 200, verified: true, request: {} });

const requests = new Requests(HOST);
requests.responses.auto = answer(given.headers);
requests.responses.auto.httpEquiv = parseHttpEquivHeaders(given.body, `https://${HOST}/`);
requests.responses.https = requests.responses.auto;
requests.responses.cors = answer(given.cors);
requests.resources.path = given.body;
requests.session = { url: new URL(`https://${HOST}/`), jar: { serializeSync: () => ({ cookies: [] }) } };

// Where http leads is no matter of these settings, and cannot be seen in one answer.
const judged = ALL_TESTS.filter((rule) => rule.name !== 'redirectionTest').map((rule) => {
  const { result, pass } = rule(requests);
  return { rule: rule.name, result, pass, score: getScoreModifier(result) };
});
process.stdout.write(JSON.stringify(judged));
