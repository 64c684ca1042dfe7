#include "analysis/gram_frequency.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace cicd::analysis {
namespace {

// The four-letter runs that are most common in build logs of many kinds, by how often they begin in a million
// bytes, as a power of two. Counted over 655 public logs.
struct Row {
  int power;
  std::string_view grams;  // four bytes each
};

constexpr Row rows[] = {
    {15, "    "},
    {12, "----ing ===="},
    {11, "....s:  testject####bjecobje"},
    {10, " obj)   ts: ng oectsg obcts:tionhttp KB tingvingremoB   emotmoteKB  te: ote:.com: Coe: C"},
    {9,
     "uild httcom/resssingCompttpsTestdings://tps:ps:/buil ComtravceiveceiavisraviessiReceivineivissinsion"
     "presithuthubgith tesmpreomprng dests ...atiohub.b.coest_ub.cavenpackest workversmaveersiningachersio"
     "comm forunti/tes/git"},
    {8,
     "org/ount conulesent for Coun Countinsolvesolfiletart://g//gictioion rent/trag de:   Resohomeduletime"
     "loadeltadeltome//hominfoodul/builes/lvin delolvi libvis/staras: ltastas:lectpach ver to adinrunnapac"
     " runINFOnstamodup://tp:/ttp:nninme/trrenunni.orgB/s . htwithild/m   e/trMB/snloaownlwnloers  MB orke"
     "rkerionssts/urreackativecurrckag wor/mavkagetallformstalrepoacti/libbuntunturing MB/ompimpilsrc/ling"
     "ratis ruing]compime:concncurubunDownoncujavastatche.t teEST TESTnt tldinildist wtatimentt wokersinst"
     "rs recti[INF witNFO]FO] .apaableminfs/buerat the:tesnvimvis_ted fromntermand^^^^is/bking come ..PASS"
     "ommammans/tedatactiv in mmonith the  of /repcore.py: bui"},
    {7,
     "ommoener::terom  fil... ess Read://rBuilatchpy::ourcurceles    ]aticlib/readom/u remreenrror [==cree"
     "basenameiles froSSEDASSE pac:sta[===portrogrgres: htorg.ctorion.heck at cess prothonB / ythonera mod"
     "oadinode---] RUN is RUN sed code/scry::t/orgaderand type//reB [=alleN   age intemplescre/usrUN  ===>"
     "[ RUm[ Rven.tic.riptic.ccrip/srcc.cotoryusr/langpythogreng furplrplezstaPurp/Purmzst.mzsmPASe.or--] "
     "/comsouratednpacing:ss (Prog>---ckinilin=>--==>-ng t.maveadiMB [g/maunctrg/mZ reatorive ncti://a not"
     "scridistng: therZ Reme:  MiBest/atin   +inuxhe.o Dowunitnot ase agesjpegng pcontpili sta\"httmain"
     "m/usTime /hoon: .jpeorma andus/r/us/line_timn.ap datelecect epo.ons.itorserv secugin   [monsstripo.m"
     "en.ao.macludlinucatieadeonfiest.down.javed: funcalue/nvinclulugiile lasspathternm = ectoctinancycond"
     "nfigB | sts.Fileoade  > .pomscalutil   >Nancolle) ..bbitinclabbi actava:andostercalaheres_tiis_ters/"
     "ruleludes/rurabbchecplugs   trinptiotoolrmattrac kB llecouldasseconfwarnion:/binicatctedest-nnerm [ "
     " orgstemxtra Tim   -es/terroervelistarchernaonteysteven-ractent/loca Buioundndoc% buve .datets/rGene"
     "unneg da   | inst scposiocalcent use/NanZ   art:pileend:/rulcachadedng Cackiosit:end.luaKtrahoulault"
     "mageiententrvaluO] Dopenfoldshotatab  | "},
    {6,
     "shou' htethoed pabasUnpathodtabarverrtedecteoperpassecutargedersxecuche/] Docolltilsext/ntraroce src"
     "rninrnalTextttin depents/worarnifinie liethese .oces(ReamTespenddir/atomMB /ndlefaulsitorects_folien"
     "tenteposate  dis_modefauerl  Tesease preleasauto ---oolsnux- -> rgettralal: -devresoRunnist/inis Res"
     "vim/-tese.co_fol____  [ llinlateis_fs...cateold:   iartegeneaste-promtes.png] Coende-linrrayimagnish"
     "t/teereureumettied ters.alid-cornteneum/matc pascept/atog foInstalli.erlrces_com/nodbin/uratpoontarg"
     "e inuser: OK] BuarsearinOK, K, p OK,-comementom/#   /apagit Pandg.aprg.a\", \"nifiprec.jarst srequ"
     "   Org/a git Recrepatablrite##  eact### lixirustixirpaceg C one .../g/apode_e_moecureleaparact sjuni"
     "om cndenates resprojg toepenheadrc/ntor.ruby  OK \"htom/aWARNepar****spoorchiect. timrateall .c.o"
     "pdat by  C ot srC obine , \"hng sndexons .dirled systprocssedc/nv kB/ing./pytild im/Cclie_getbitm"
     "ore-Methspac/corhingrameampl sca_ _ ightget_/inclearclast fo| Tied fompoprov cen funMiB ccesd paes/n"
     "utdoitmqirec, patdowde_mhutdown)g\", ts/t shoes: st_g rab _ _-pluuld /stapshoore/ala.econfferrope"
     "]   m stB atnapsapshm cesnapitinack MakeShutplat be he.creatmode (Sh(Shu) (SeFil/spog pamastiB/sng l"
     "to ung u/maipeg inderityunseparsm/CMded angeng aion=DEBUEBUGextr lisKB /foun uns up istrpeg\"est#"
     "iB |earnMiB/_keys/coingsepree   ter/Settcom.l: hprop/nif/uni reage lturelled"},
};

constexpr std::size_t count_grams() {
  std::size_t count = 0;
  for (const Row& row : rows)
    count += row.grams.size() / 4;
  return count;
}

struct Entry {
  std::uint32_t gram = 0;
  int power = 0;
};

constexpr std::uint32_t pack(std::string_view gram) {
  std::uint32_t value = 0;
  for (const char c : gram.substr(0, 4))
    value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

constexpr auto make_table() {
  std::array<Entry, count_grams()> table{};
  std::size_t filled = 0;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 4 <= row.grams.size(); i += 4)
      table[filled++] = {pack(row.grams.substr(i)), row.power};
  }
  std::sort(table.begin(), table.end(), [](const Entry& a, const Entry& b) { return a.gram < b.gram; });
  return table;
}

constexpr auto table = make_table();

}  // namespace

int gram_power(std::string_view gram) {
  const std::uint32_t wanted = pack(gram);
  const auto found =
      std::lower_bound(table.begin(), table.end(), wanted,
                       [](const Entry& entry, std::uint32_t value) { return entry.gram < value; });
  return found != table.end() && found->gram == wanted ? found->power : -1;
}

}  // namespace cicd::analysis
