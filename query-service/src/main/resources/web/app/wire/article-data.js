import { get } from '../api.js';

/**
 * Reads an article with what belongs to it.
 *
 * @returns `{ article, story, twin }`: the story with its members, or null; the article that is its
 *   translation in another language, or null
 */
export async function readArticle(id, signal) {
  const { data: article } = await get(`articles/${encodeURIComponent(id)}`, {}, { signal });
  const story = article.story ? await readOrNull(`stories/${encodeURIComponent(article.story)}`, signal) : null;
  const twinId = story && twinOf(story.members, article);
  return { article, story, twin: twinId ? await readOrNull(`articles/${encodeURIComponent(twinId)}`, signal) : null };
}

/** What the article is readable without: a story may have been joined to another, a translation taken down. */
async function readOrNull(path, signal) {
  try {
    return (await get(path, {}, { signal })).data;
  } catch (problem) {
    if (problem.name === 'AbortError') {
      throw problem;
    }
    return null;
  }
}

/** The member that a link of the kind `translation` leads to or comes from, directly or over a copy. */
function twinOf(members, article) {
  const links = members.filter((one) => one.link).map((one) => ({ ...one.link, from: one.id }));
  const neighbours = (id, kind) =>
    links.filter((one) => one.kind === kind).flatMap((one) => (one.from === id ? [one.with] : one.with === id ? [one.from] : []));
  const copies = [article.id, ...neighbours(article.id, 'same-text')];
  const translations = copies.flatMap((id) => neighbours(id, 'translation'));
  return translations.find((id) => members.find((one) => one.id === id)?.language !== article.language) ?? null;
}

/**
 * The parts to show side by side: of one article that contains its own translation, or of two.
 *
 * @returns `[[article, from, to], [article, from, to]]`; null if there is no translation
 */
export function sides(article, twin) {
  if (twin) {
    return [
      [article, 0, article.text.length],
      [twin, 0, twin.text.length],
    ];
  }
  const [translation] = [...(article.translations ?? [])].sort((one, other) => other.end - other.start - (one.end - one.start));
  return translation
    ? [
        [article, translation.of.start, translation.of.end],
        [article, translation.start, translation.end],
      ]
    : null;
}
