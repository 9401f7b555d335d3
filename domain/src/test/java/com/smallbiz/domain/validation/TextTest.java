package com.smallbiz.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  private static final String MUG = "\uD83C\uDF75";

  @Property
  void whatIsCleanStaysAsItIs(@ForAll String raw) {
    String clean = Text.clean(raw);

    assertThat(Text.clean(clean)).isEqualTo(clean);
    assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFC)).isTrue();
  }

  @Property
  void aShortenedTextIsTheBeginningAndNoLongerThanAllowed(@ForAll String text) {
    String shortened = Text.shorten(text, 5);

    assertThat(text).startsWith(shortened);
    assertThat(Text.length(shortened)).isEqualTo(Math.min(5, Text.length(text)));
  }

  @Property
  void theFoldedBeginningIsTheBeginningOfTheFolded(@ForAll String start, @ForAll String rest) {
    assertThat(Text.foldCase(start + "|" + rest)).startsWith(Text.foldCase(start));
  }

  @Property
  void foldingTwiceChangesNothing(@ForAll String text) {
    String folded = Text.foldCase(text);

    assertThat(Text.foldCase(folded)).isEqualTo(folded);
  }

  @Nested
  class Cleaning {

    @ParameterizedTest
    @ValueSource(
        ints = {
          ' ', '\t', '\n', 0x00A0, 0x1680, 0x2000, 0x2003, 0x2007, 0x200A, 0x2028, 0x2029, 0x202F,
          0x205F, 0x3000
        })
    void whiteSpaceOfEveryKindIsTrimmedAtBothEnds(int whiteSpace) {
      String space = Character.toString(whiteSpace);

      assertThat(Text.clean(space + space + "a" + space + "b" + space))
          .isEqualTo(Normalizer.normalize("a" + space + "b", Normalizer.Form.NFC));
    }

    @Test
    void nothingIsLeftOfWhiteSpaceAlone() {
      assertThat(Text.clean(" \t\n\u3000")).isEmpty();
      assertThat(Text.clean("")).isEmpty();
    }

    @Test
    void charactersOutsideTheBasicPlaneSurviveAtTheEnds() {
      assertThat(Text.clean(" " + MUG + " ")).isEqualTo(MUG);
    }

    @Test
    void lettersAndTheirAccentsAreComposed() {
      assertThat(Text.clean("Ame\u0301lie")).isEqualTo("Am\u00E9lie");
    }

    @Test
    void someTextsGrowWhenTheyAreComposed() {
      assertThat(Text.clean("\uFB2C")).isEqualTo("\u05E9\u05BC\u05C1").hasSize(3);
    }
  }

  @Nested
  class Measuring {

    @Test
    void lengthsAreCountedInCodePoints() {
      assertThat(Text.length(MUG + "a")).isEqualTo(2);
    }

    @Test
    void noCharacterIsCutInHalf() {
      assertThat(Text.shorten("a" + MUG + MUG, 2)).isEqualTo("a" + MUG);
    }
  }

  @Nested
  class Showing {

    @Test
    void newlineAndTabAreTheOnlyControlCharactersThatCanBeShown() {
      IntStream.rangeClosed(0, 0x9F)
          .filter(Character::isISOControl)
          .forEach(
              control ->
                  assertThat(Text.isPrintable("a" + Character.toString(control) + "b"))
                      .as("U+%04X", control)
                      .isEqualTo(control == '\n' || control == '\t'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83C", "\uDF75", "a\uD83C", "\uDF75\uD83C", "\uD83Ca\uDF75"})
    void aLoneSurrogateCannotBeShown(String text) {
      assertThat(Text.isPrintable(text)).isFalse();
    }

    @Test
    void aPairOfSurrogatesIsACharacterLikeAnyOther() {
      assertThat(Text.isPrintable(MUG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          ' ', '\n', 0x00A0, 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180E,
          0x180F, 0x200B, 0x200D, 0x200E, 0x2028, 0x202E, 0x2060, 0x2064, 0x2065, 0x206F, 0x2800,
          0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF8, 0x1D173, 0xE0001, 0xE0020,
          0xE0100, 0xE0FFF
        })
    void charactersThatDrawNothingAreInvisible(int codePoint) {
      assertThat(Text.isInvisible(Character.toString(codePoint).repeat(3))).isTrue();
    }

    @Test
    void anEmptyTextIsInvisible() {
      assertThat(Text.isInvisible("")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", ".", "\u00E9", "李", "ا", MUG, "\u200Ba\u200B", "  _  "})
    void whateverDrawsSomethingIsVisible(String text) {
      assertThat(Text.isInvisible(text)).isFalse();
    }

    @Test
    void aCharacterOfAYoungerUnicodeThanTheRuntimesIsVisible() {
      assertThat(Text.isInvisible(Character.toString(0x1FAE8))).isFalse();
      assertThat(Text.isInvisible(Character.toString(0x3FFFD))).isFalse();
    }
  }

  @Nested
  class FoldingCase {

    @ParameterizedTest
    @CsvSource({
      "ADA,ada",
      "Élise,éLISE",
      "ΣΟΦΟΣ,σοφος",
      "İstanbul,istanbul",
      "ẞ,ß",
      "Ǆ,ǅ",
      "𐐀,𐐨"
    })
    void textsThatDifferInCaseOnlyBecomeEqual(String left, String right) {
      assertThat(Text.foldCase(left)).isEqualTo(Text.foldCase(right));
    }

    @Test
    void theTwoSmallSigmasAreOne() {
      assertThat(Text.foldCase("σοφος")).isEqualTo(Text.foldCase("σοφοσ"));
    }

    @Test
    void everyCharacterMeetsItsUpperLowerAndTitleCase() {
      int[] folded = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).map(this::fold).toArray();

      assertThat(IntStream.range(0, folded.length))
          .allMatch(codePoint -> folded[codePoint] == folded[Character.toUpperCase(codePoint)])
          .allMatch(codePoint -> folded[codePoint] == folded[Character.toTitleCase(codePoint)])
          .allMatch(codePoint -> folded[codePoint] == folded[folded[codePoint]]);
    }

    private int fold(int codePoint) {
      return Text.foldCase(Character.toString(codePoint)).codePointAt(0);
    }
  }
}
