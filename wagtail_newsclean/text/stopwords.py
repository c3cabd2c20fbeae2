"""Function words of the languages the splitter knows, written as ``terms.normalise`` writes.

Only needed where counts cannot tell yet (a young archive) and for key phrases; a large archive's counts do the rest.
"""

from __future__ import annotations

_LISTS = {
    "en": """a about above after again against ago all almost already also although always am among an and another any
        are aren around as at back be became because been before being below between both but by came can cannot come
        could d did didn do does doesn doing don done down during each either else even ever every few first for from
        further get go got had has have having he her here hers herself him himself his how however i if in into is
        isn it its itself just last least less like ll made make many may me might mine more most mr mrs ms much must
        my myself near never new next no nor not now of off often on once one only or other others our ours out over
        own per rather re really s said same say says see she should since so some still such t take than that the
        their theirs them themselves then there these they this those though through thus to today told too toward two
        under until up upon us ve very was wasn way we well were what when where whether which while who whom whose
        why will with within without won would year years yet you your yours yourself three monday tuesday wednesday
        thursday friday saturday sunday""",
    "de": """ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis
        bist da dabei dafur dagegen daher damit dann daran darauf das dass dazu dem den denen denn der deren des dessen
        dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es
        etwa etwas euch fur gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre
        ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen
        konnen konnte konnten man mehr mein mit muss mussen nach nicht nichts noch nun nur ob oder ohne rund sagte sehr
        sei sein seine seinem seinen seiner seit sich sie sind so sollen sollte sondern soll sowie uber um und uns
        unser unter viel vom von vor wahrend war waren was weil weiter weitere welche wenn wer werden wie wieder will
        wir wird wo wurde wurden zu zum zur zwar zwei zwischen jahr jahre jahren""",
    "fr": """a afin ainsi alors apres au aucun aussi autre autres aux avait avant avec avoir car ce ceci cela celle
        ces cet cette ceux chaque chez comme comment contre d dans de depuis des deux dit doit donc dont du elle elles
        en encore entre est et etaient etait etant ete etre eu eux fait faire font furent il ils je jusqu l la le les
        leur leurs lors lui mais me meme memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas peu
        peut plus pour pourrait qu quand que quel quelle qui sa sans se selon sera ses si son sont sous sur ta tant te
        tous tout toute toutes tres trop un une vers vos votre vous y an ans annee""",
    "es": """a al algo algunos ante antes asi aun aunque cada como con contra cual cuando de del desde donde dos
        durante e el ella ellas ellos en entre era eran es esa ese eso esta estaba estan estar este esto estos fue
        fueron ha habia hacia han hasta hay la las le les lo los mas me mi mientras muy nada ni no nos o otra otro
        otros para pero poco por porque pues que quien se sea segun ser si sido sin sobre solo son su sus tambien tan
        tanto te tiene tienen toda todas todo todos tras un una uno unos y ya ano anos""",
    "it": """a ad agli ai al alla alle allo anche ancora anni anno aveva avevano c che chi ci ciascuno come con contro
        cosi cui da dagli dai dal dalla dalle dei del della delle dello deve di dopo dove due e ed era erano essere
        fa fino fra gia gli ha hanno i il in io l la le lei li lo loro lui ma me mentre mi molto ne nei nel nella nelle
        non nostro o ogni oltre per perche piu poi prima pure quale quando quanto quella quelle quelli quello questa
        queste questi questo qui sara se secondo sei sempre senza si sia sono sopra sotto sta stata stati stato su sua
        sue sugli sui sul sulla suo suoi tra tutti tutto un una uno va verso vi""",
    "pt": """a ainda alem algum ano anos ao aos apos as ate cada com como contra da das de dela dele deles depois desde
        dessa desse desta deste do dois dos durante e ela elas ele eles em enquanto entre era eram essa esse esta estao
        estava este eu foi foram ha isso isto ja la lhe mais mas me mesmo muito na nas nao nem no nos nossa o onde os
        ou outra outro outros para pela pelas pelo pelos por porque quando quanto que quem se segundo seja sem ser sera
        seu seus sido so sob sobre sua suas tambem te tem tinha tudo um uma umas uns voce""",
    "nl": """aan al alle als altijd andere ben bij bijna daar dan dat de deze die dit doen door dus een eens en er ge
        geen had haar heb hebben heeft hem het hier hij hoe hun iets ik in is ja je jaar kan kon kunnen maar me meer men
        met mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen ten ter toch toen tot
        tussen twee u uit van veel volgens voor want waren was wat we wel werd wie wij wil wordt worden ze zei zelf zich
        zij zijn zo zonder zou zullen""",
    "pl": """a aby ale ani az bardzo bez bo by byc byl byla bylo byly co czy dla do gdy gdzie i ich ile im inne ja jak
        jako je jednak jego jej jest jestem jeszcze jezeli juz kto ktora ktore ktory ktorych lat lub ma maja mi mial
        miedzy mnie moze na nad nam nas nic nie nich nim niz no o od on ona one oni oraz pan po pod podczas poniewaz
        ponad przed przez przy roku rowniez sa sie sobie swoje ta tak takze tam te tego tej ten to tu tych tylko tym u
        w we wiec wszystko z za ze zostal""",
    "ru": """а без более больше будет будут бы был была были было быть в вам вас ведь весь во вот все всего всех вы где
        года году год да даже для до его ее если есть еще же за здесь и из или им их к как кого когда которая которого
        которой которые который которых кто ли между меня мне много может мы на над надо нас не него нее нет ни них но
        ну о об один однако он она они оно от очень по под после потом потому почти при про раз с сам свою своей своих
        себя сейчас со сказал так также такие такой там те тем теперь то того тоже той только том тот три тут ты у уже
        хотя чего чем через что чтобы эта эти этих это этого этой этом этот я два двух""",
    "uk": """а або але б без більше буде будуть був була були було бути в вам вас весь ви від він вона вони воно все
        всіх да де для до його ж за зі з і із інші її їх й ким коли кого ко котрий куди лише ми мене може між мною мій
        на над нам нас наш не нема ні ніж них ну о один однак ось перед під після по при про раз року років рік саме
        свої свою своїх себе сказав так також такі там те теж тепер ти тим то тоді того той тому тут у уже усі хоча хто
        це цей ці цього цієї чи через що щоб щодо як яка яке який якого якої які якщо є я два""",
}

#: Language to its function words; what is missing here falls back to English, whose words do no harm elsewhere.
STOPWORDS: dict[str, frozenset[str]] = {
    language: frozenset(text.split()) for language, text in _LISTS.items()
}
