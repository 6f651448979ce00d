/** Answers language models by the Model Context Protocol, read-only. */
package dev.isobar.query.mcp;
