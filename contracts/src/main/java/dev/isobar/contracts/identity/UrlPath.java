package dev.isobar.contracts.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Computes the one spelling of a path: without empty and dot segments, session ids, the segments of
 * other forms of the page, and the name of the default document.
 */
final class UrlPath {
  /** The session id of ASP.NET in a segment of its own: (S(lit3py55t21z5v55vlm25s55)). */
  private static final Pattern ASP_NET_SESSION = Pattern.compile("\\((?:[AFSX]\\([\\w-]+\\))+\\)");

  private final Pattern sessions;
  private final UrlRules.PathForms forms;
  private final Set<String> defaultDocuments;

  UrlPath(UrlRules rules) {
    this.sessions =
        Pattern.compile(
            ";(?:" + String.join("|", rules.pathSessions()) + ")=[^;/]*", Pattern.CASE_INSENSITIVE);
    this.forms = rules.formsOfPaths();
    this.defaultDocuments = rules.defaultDocuments();
  }

  /**
   * Returns the path with a slash before each segment, empty for the root.
   *
   * @param keepForms whether segments named as a form of a page are names
   */
  String canonical(String written, boolean keepForms) {
    String path = PercentEncoding.normalise(written, PercentEncoding.Part.PATH);
    if (path.indexOf('\\') >= 0) {
      path = path.replace('\\', '/');
    }
    if (path.indexOf(';') >= 0) {
      path = sessions.matcher(path).replaceAll("");
    }
    List<String> segments = segments(path);
    boolean changed = true;
    while (changed) {
      changed = !keepForms && removeForms(segments) || removeDefaultDocument(segments);
    }
    return segments.isEmpty() ? "" : "/" + String.join("/", segments);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (int at = 0; at < path.length(); ) {
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      String segment = path.substring(at, end);
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.remove(segments.size() - 1);
        }
      } else if (!segment.isEmpty() && !segment.equals(".") && !isSession(segment)) {
        segments.add(segment);
      }
      at = end + 1;
    }
    return segments;
  }

  private static boolean isSession(String segment) {
    return segment.charAt(0) == '(' && ASP_NET_SESSION.matcher(segment).matches();
  }

  private boolean removeForms(List<String> segments) {
    int last = segments.size() - 1;
    if (last > 0 && forms.last().contains(segments.get(last))) {
      segments.remove(last);
      return true;
    }
    if (last > 0 && forms.first().contains(segments.get(0))) {
      segments.remove(0);
      return true;
    }
    return last >= 0 && removeSuffix(segments, last);
  }

  private boolean removeSuffix(List<String> segments, int last) {
    String name = segments.get(last);
    int at = name.lastIndexOf(forms.suffix());
    if (at <= 0 || name.charAt(at - 1) == '.') {
      return false;
    }
    int end = at + forms.suffix().length();
    boolean isBeforeExtension =
        end < name.length() && name.charAt(end) == '.' && name.indexOf('.', end + 1) < 0;
    if (end < name.length() && !isBeforeExtension) {
      return false;
    }
    segments.remove(last);
    String rest = name.substring(0, at) + name.substring(end);
    if (!isSession(rest)) {
      segments.add(rest);
    }
    return true;
  }

  private boolean removeDefaultDocument(List<String> segments) {
    int last = segments.size() - 1;
    if (last < 0 || !defaultDocuments.contains(segments.get(last).toLowerCase(Locale.ROOT))) {
      return false;
    }
    segments.remove(last);
    return true;
  }
}
