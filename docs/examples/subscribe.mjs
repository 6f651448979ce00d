// Follows Isobar's live stream of methane news; reconnects by itself and misses nothing. Node 20: node subscribe.mjs
const url = new URL('/live?topic=methane&fields=light', process.argv[2] ?? 'http://localhost:8080');
let last = null;
for (;;) {
  try {
    const answer = await fetch(url, { headers: last ? { 'Last-Event-ID': last } : {} });
    let rest = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop();
      for (const event of events) {
        const field = (name) => event.split('\n').find((line) => line.startsWith(name + ':'))?.slice(name.length + 1).trim();
        last = field('id') ?? last;
        if (field('event') === 'article') {
          const article = JSON.parse(field('data'));
          console.log(article.published?.value ?? article.fetchedAt, article.title ?? article.id);
        }
      }
    }
  } catch (problem) {
    console.error(`${problem.message}; trying again`);
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
}
