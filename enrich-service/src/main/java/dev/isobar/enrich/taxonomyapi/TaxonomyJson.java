package dev.isobar.enrich.taxonomyapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.isobar.contracts.ConceptEvent;
import dev.isobar.contracts.ContractJson;
import dev.isobar.enrich.taxonomy.ConceptMapper;
import dev.isobar.enrich.taxonomy.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Converts the taxonomy to JSON: Concept v1 with the origin of each concept. */
final class TaxonomyJson {
  /** {@code default} or {@code override}. */
  static final String FROM = "from";

  private TaxonomyJson() {}

  /** Returns the whole taxonomy in the order of the files, with added concepts at the end. */
  static Map<String, Object> all(TaxonomyStore.State state, String builtInVersion) {
    List<ObjectNode> concepts = new ArrayList<>();
    state.taxonomy().concepts().forEach(concept -> concepts.add(one(state, concept.id())));
    Map<String, Integer> entities = new TreeMap<>();
    for (Entity entity : state.taxonomy().entities()) {
      entities.merge(entity.type().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", state.taxonomy().version());
    all.put("builtInVersion", builtInVersion);
    all.put("overrides", state.overrides().keySet());
    all.put("leftOut", state.leftOut());
    all.put("unread", state.unread().values());
    all.put("entities", entities);
    all.put("concepts", concepts);
    return all;
  }

  /** Returns one concept; null if the id is unknown. */
  static ObjectNode one(TaxonomyStore.State state, String id) {
    if (state.taxonomy().concept(id) == null) {
      return null;
    }
    ConceptEvent override = state.overrides().get(id);
    ConceptEvent shown =
        override != null ? override : ConceptMapper.write(state.taxonomy().concept(id));
    ObjectNode view = ContractJson.mapper().valueToTree(shown);
    return view.put(FROM, override != null ? "override" : "default");
  }
}
