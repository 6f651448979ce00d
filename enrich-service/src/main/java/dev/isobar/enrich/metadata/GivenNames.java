package dev.isobar.enrich.metadata;

import java.util.Locale;
import java.util.Set;

/**
 * Holds frequent given names of European and American writers, written down for the project. They
 * tell "Nancy Press" from "Associated Press".
 */
final class GivenNames {
  private static final Set<String> NAMES =
      Set.of(
          ("aaron adam adrian agnes ahmed aisha alan albert alejandro alessandro alex alexander"
                  + " alexandra ali alice alicia alison allison amanda amber amina amy ana andre andrea"
                  + " andreas andrew andy angela anita ann anna anne annette annie anthony antonio arthur"
                  + " astrid axel barbara beatrice ben benjamin bernard bernd bettina bill birgit bob"
                  + " brandon brenda brian bruce camille carl carla carlos carmen carol caroline catherine"
                  + " cecilia charles charlotte chloe chris christian christina christine christoph"
                  + " christopher claire clara claudia colin craig cynthia dan daniel daniela david "
                  + " deborah denise dennis derek diana diane dieter dirk dominik donald donna doris"
                  + " dorothy douglas edith edward elena elisabeth elizabeth ella ellen emily emma eric"
                  + " erik erika ernst esther eva evelyn fatima felix fernando florian frances francesca"
                  + " francesco francis frank franz fred frederic gabriel gary georg george gerald gerhard"
                  + " gina giovanni giulia glenn gordon graham greg gregory guido gunter hannah hans"
                  + " harold harry heather heike heinz helen helena helmut henry herbert holger howard"
                  + " hugo ian ines ingrid irene isabel isabella ivan jack jacob jacqueline jake james"
                  + " jamie jan jane janet jason jay jean jeff jeffrey jennifer jens jeremy jesse jessica"
                  + " jim joachim joan joanna joe joel johan johanna john jonathan jorge jose josef"
                  + " joseph joshua juan judith judy julia julian julie justin jutta kai karen karin karl"
                  + " kate katharina katherine kathleen kathy katie keith kelly ken kenneth kevin kim"
                  + " klaus kurt kyle larry lars laura lauren laurence lea lena leo leon linda lisa liz"
                  + " louis louise lucas lucia lucy luis lukas luke madeleine manuel marc marcel marco"
                  + " margaret maria marie marina mario marion mark markus martha martin martina mary"
                  + " mathias matt matthew matthias max megan melanie melissa michael michaela michel"
                  + " michelle miguel mike miriam mohamed mohammed monica monika nadia nancy natalia"
                  + " natalie nathalie nathan neil nicholas nick nicola nicolas nicole nina noah nora"
                  + " norbert olga oliver olivia oscar otto pablo pamela patricia patrick paul paula"
                  + " pauline pedro peter petra philip philipp philippe pierre rachel rafael ralf ralph"
                  + " raymond rebecca renate richard rita rob robert roberto robin roger roland ron"
                  + " ronald rosa ross roy rudolf russell ruth ryan sabine sally sam samantha samuel"
                  + " sandra sara sarah scott sean sebastian sergio sharon sheila silvia simon simone"
                  + " sofia sonia sophia sophie stefan stefanie stephan stephanie stephen steve steven"
                  + " stuart sue susan susanne suzanne sven sylvia tamara tanja teresa terry theresa"
                  + " thomas tim timothy tina todd tom tony tracy ulrich ulrike ursula uwe valentina"
                  + " valerie vanessa vera veronica victor vincent volker walter wayne"
                  + " werner wilhelm william wolfgang yasmin yvonne")
              .split(" "));

  private GivenNames() {}

  static boolean contains(String word) {
    return NAMES.contains(word.toLowerCase(Locale.ROOT));
  }
}
