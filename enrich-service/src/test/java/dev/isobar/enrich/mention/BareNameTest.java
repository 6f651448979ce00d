package dev.isobar.enrich.mention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.Mention.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareNameTest {
  @ParameterizedTest
  @CsvSource({
    "PERSON, Dr. Jane Okonkwo, person/jane-okonkwo",
    "PERSON, Jane Okonkwo PhD, person/jane-okonkwo",
    "PERSON, former Prime Minister Jane Okonkwo, person/jane-okonkwo",
    "PERSON, Prime Okonkwo, person/prime-okonkwo",
    "PERSON, Jane Okonkwo’s, person/jane-okonkwo",
    "PERSON, Mr. Okonkwo, person/okonkwo",
    "PERSON, Minister, person/minister",
    "PERSON, King Harald, person/king-harald",
    "PERSON, 王小明先生, person/wang-xiaoming",
    "PERSON, 教授王小明, person/wang-xiaoming",
    "PERSON, 王先生, ''",
    "PERSON, 王, ''",
    "PLACE, Qinghai Province, place/qinghai",
    "PLACE, the Province of Qinghai, place/qinghai",
    "PLACE, 青海省, place/qinghai",
    "PLACE, 兰溪市, place/lanxi",
    "PLACE, Orange County, place/orange-county",
    "PLACE, The Hague, place/hague",
    "ORGANISATION, 'Acme Widgets, Inc.', organisation/acme-widgets",
    "ORGANISATION, Acme & Co., organisation/acme",
    "ORGANISATION, The Acme Group, organisation/acme-group",
    "ORGANISATION, 华夏风电有限公司, organisation/hua-xia-feng-dian",
    "ORGANISATION, Company, organisation/company",
  })
  void idIsMadeOfTheNameAlone(Type type, String name, String id) {
    assertThat(EntityIdGenerator.of(type, name)).isEqualTo(id);
  }
}
