// Pushes articles to Isobar over HTTP and tries again while it is busy. Node 18 or later: node push.mjs [ADDRESS]
// ISOBAR_API_KEY is the API key, if the service needs one.
const address = new URL('/articles', process.argv[2] ?? 'http://localhost:8081');
const key = process.env.ISOBAR_API_KEY;
const headers = { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) };

async function push(article) {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(article) });
    if (answer.status === 202) {
      return answer.json();
    }
    // 429 and 503 pass; sending again is safe, because the article keeps its id.
    if ((answer.status !== 429 && answer.status !== 503) || attempt === 10) {
      throw new Error(`refused: ${await answer.text()}`);
    }
    const seconds = Number(answer.headers.get('Retry-After') ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

const receipt = await push({
  url: 'https://example.org/news/4',
  feed: 'my-feed',
  fetchedAt: new Date().toISOString(),
  contentType: 'text/html',
  content: '<article><h1>Methane talks</h1><p>John Podesta spoke on methane in Beijing.</p></article>',
});
console.log(`accepted as ${receipt.id}`);
