package dev.isobar.enrich.taxonomyapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import java.util.List;

/**
 * What became of a change, or would become of it.
 *
 * @param version of the taxonomy with the change; null where it is not in yet
 * @param was the version before
 * @param applied whether this replica enriches with it
 * @param warnings what may be worth a thought
 * @param effect on a sample; only of a preview
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConceptChangeResult(
    String id,
    String version,
    String was,
    boolean applied,
    List<ConceptCheck.Finding> warnings,
    ChangeImpact effect) {}
