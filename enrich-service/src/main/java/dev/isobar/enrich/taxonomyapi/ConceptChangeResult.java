package dev.isobar.enrich.taxonomyapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.enrich.taxonomy.ConceptCheck;
import java.util.List;

/**
 * Holds the result of a change or of its preview.
 *
 * @param version the version of the taxonomy with the change; null if it is not applied yet
 * @param was the version before
 * @param applied whether this replica uses the change
 * @param warnings possible mistakes
 * @param effect the effect on a sample; only in a preview
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConceptChangeResult(
    String id,
    String version,
    String was,
    boolean applied,
    List<ConceptCheck.Finding> warnings,
    ChangeImpact effect) {}
