package dev.isobar.enrich.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits Chinese persons' names that are written without separators, as in 张伟李娜王强, by their family
 * names.
 */
final class RunOnNames {
  /** The family names of nine of ten Chinese, most frequent first. */
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
          + "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

  static final Set<String> DOUBLE_SURNAMES =
      Set.of(
          "欧阳", "司马", "诸葛", "上官", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "长孙", "宇文", "端木",
          "独孤", "南宫", "轩辕", "申屠", "呼延");

  private static final int MIN_LENGTH = 4;
  private static final int MAX_LENGTH = 60;

  private RunOnNames() {}

  /** Returns whether a character is a frequent family name. */
  static boolean isSurname(char c) {
    return SURNAMES.indexOf(c) >= 0;
  }

  /**
   * Returns the ends of the names in a run of Han characters; empty if it is not such a list. Names
   * of three characters are preferred, and every name must begin with a frequent family name.
   */
  static List<Integer> ends(String run) {
    int length = run.length();
    if (length < MIN_LENGTH || length > MAX_LENGTH || isOneName(run)) {
      return List.of();
    }
    double[] cost = new double[length + 1];
    int[] next = new int[length + 1];
    for (int i = length - 1; i >= 0; i--) {
      cost[i] = Double.POSITIVE_INFINITY;
      for (int n = 2; n <= 4 && i + n <= length; n++) {
        double here = cost(run, i, n) + cost[i + n];
        if (here < cost[i]) {
          cost[i] = here;
          next[i] = i + n;
        }
      }
    }
    if (Double.isInfinite(cost[0])) {
      return List.of();
    }
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < length; at = next[at]) {
      ends.add(next[at]);
    }
    return ends.size() > 1 ? ends : List.of();
  }

  /** Returns whether four characters are rather one name: 欧阳志远, or a Japanese name. */
  private static boolean isOneName(String run) {
    return run.length() == MIN_LENGTH
        && (DOUBLE_SURNAMES.contains(run.substring(0, 2)) || !isSurname(run.charAt(2)));
  }

  private static double cost(String run, int at, int length) {
    boolean isDouble = DOUBLE_SURNAMES.contains(run.substring(at, at + 2));
    if (length == 4 ? !isDouble : !isDouble && !isSurname(run.charAt(at))) {
      return Double.POSITIVE_INFINITY;
    }
    double rank = isDouble ? 0 : SURNAMES.indexOf(run.charAt(at)) / (double) SURNAMES.length();
    return (length == 2 ? 1.2 : 1) + rank / 2;
  }
}
