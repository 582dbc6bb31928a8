/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why, in words. */
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-name-match.h"
#include "gvt-secret.h"

void
gvt_match_clear (GvtNameMatch *self)
{
  sodium_memzero (self, sizeof *self);
}

void
gvt_match_add_reason (GvtNameMatch *self,
                      GvtMatchCode code,
                      const GvtNameToken *given,
                      const GvtNameToken *listed)
{
  GvtMatchReason *reason;

  if (self->n_reasons == GVT_MATCH_MAX_REASONS)
    return;
  reason = &self->reasons[self->n_reasons++];
  reason->code = code;
  g_strlcpy (reason->given, given != NULL ? given->text : "", sizeof reason->given);
  g_strlcpy (reason->listed, listed != NULL ? listed->text : "", sizeof reason->listed);
}

const char *
gvt_match_code_to_text (GvtMatchCode code)
{
  static const char *const texts[GVT_N_MATCH_REASONS] = {
    [GVT_MATCH_SAME_LETTERS] = "same_letters",
    [GVT_MATCH_FORM] = "form",
    [GVT_MATCH_SOUND] = "sound",
    [GVT_MATCH_NICK] = "nick",
    [GVT_MATCH_INITIAL] = "initial",
    [GVT_MATCH_PART] = "part",
    [GVT_MATCH_LETTERS] = "letters",
    [GVT_MATCH_GLUED] = "glued",
    [GVT_MATCH_ORDER] = "order",
    [GVT_MATCH_MORE_LISTED] = "more_listed",
    [GVT_MATCH_MORE_GIVEN] = "more_given",
    [GVT_MATCH_TITLE_LEFT] = "title_left",
    [GVT_MATCH_TITLE_OTHER] = "title_other",
    [GVT_MATCH_SEX_OTHER] = "sex_other",
    [GVT_MATCH_KIN_LEFT] = "kin_left",
    [GVT_MATCH_BIRTH_SAME] = "birth_same",
    [GVT_MATCH_BIRTH_YEAR] = "birth_year",
    [GVT_MATCH_BIRTH_SWAPPED] = "birth_swapped",
    [GVT_MATCH_BIRTH_DIGIT] = "birth_digit",
    [GVT_MATCH_BIRTH_OTHER] = "birth_other",
    [GVT_MATCH_PLACE] = "place",
    [GVT_MATCH_PLACE_OTHER] = "place_other",
    [GVT_MATCH_SAME_NIK] = "nik",
    [GVT_MATCH_NIK_DIGITS] = "nik_part",
  };

  return texts[code];
}

/* {given} is the word that was asked for, {listed} that of the list. */
static const char *const formats[GVT_N_MATCH_REASONS] = {
  [GVT_MATCH_SAME_LETTERS] = N_ ("{given} as written"),
  [GVT_MATCH_FORM] = N_ ("{given} is a form of {listed}"),
  [GVT_MATCH_SOUND] = N_ ("{given} is heard as {listed}"),
  [GVT_MATCH_NICK] = N_ ("{given} is short for {listed}"),
  [GVT_MATCH_INITIAL] = N_ ("{given} may stand for {listed}"),
  [GVT_MATCH_PART] = N_ ("{given} is a part of {listed}"),
  [GVT_MATCH_LETTERS] = N_ ("{given} and {listed} differ by a letter or two"),
  [GVT_MATCH_GLUED] = N_ ("{given} … {listed}: two words written as one"),
  [GVT_MATCH_MORE_LISTED] = N_ ("the list also has {listed}"),
  [GVT_MATCH_MORE_GIVEN] = N_ ("the list does not have {given}"),
  [GVT_MATCH_ORDER] = N_ ("the words stand in another order"),
  [GVT_MATCH_TITLE_LEFT] = N_ ("one of the names has a title more"),
  [GVT_MATCH_TITLE_OTHER] = N_ ("the titles are different"),
  [GVT_MATCH_SEX_OTHER] = N_ ("by the title it is the other sex"),
  [GVT_MATCH_KIN_LEFT] = N_ ("whose wife, husband or child was left aside"),
  [GVT_MATCH_BIRTH_SAME] = N_ ("born on that day"),
  [GVT_MATCH_BIRTH_YEAR] = N_ ("born at that time"),
  [GVT_MATCH_BIRTH_SWAPPED] = N_ ("day and month of birth are swapped"),
  [GVT_MATCH_BIRTH_DIGIT] = N_ ("a digit of the birth date is different"),
  [GVT_MATCH_BIRTH_OTHER] = N_ ("born at another time"),
  [GVT_MATCH_PLACE] = N_ ("lives where was said: {given}"),
  [GVT_MATCH_PLACE_OTHER] = N_ ("does not live there: {given}"),
  [GVT_MATCH_SAME_NIK] = N_ ("the NIK is the one that was asked for"),
  [GVT_MATCH_NIK_DIGITS] = N_ ("the NIK has these digits"),
};

static void
append_upper (GString *words, const char *word)
{
  for (; *word != '\0'; word++)
    g_string_append_c (words, g_ascii_toupper (*word));
}

/* Returns: (transfer full): @format with its words in capitals */
static char *
fill (const char *format, const char *given, const char *listed)
{
  GString *words = g_string_sized_new (512); /* room for all, so that no copy of it stays behind */

  for (const char *c = format; *c != '\0'; c++)
    if (g_str_has_prefix (c, "{given}"))
      {
        append_upper (words, given);
        c += strlen ("{given}") - 1;
      }
    else if (g_str_has_prefix (c, "{listed}"))
      {
        append_upper (words, listed);
        c += strlen ("{listed}") - 1;
      }
    else
      {
        g_string_append_c (words, *c);
      }
  return g_string_free (words, FALSE);
}

char *
gvt_match_reason_words (const GvtMatchReason *reason)
{
  return fill (_ (formats[reason->code]), reason->given, reason->listed);
}

static void
append_clause (GString *text, char *clause)
{
  g_string_append (text, text->len > 0 ? "; " : "");
  g_string_append (text, clause);
  gvt_wipe_free (clause);
}

char *
gvt_match_describe (const GvtNameMatch *self)
{
  char same[GVT_MATCH_MAX_REASONS * (GVT_NAME_MAX_WORD + 1)] = "";
  GString *text = g_string_sized_new (1024); /* as above */

  for (guint i = 0; i < self->n_reasons; i++)
    if (self->reasons[i].code == GVT_MATCH_SAME_LETTERS)
      {
        g_strlcat (same, *same != '\0' ? " " : "", sizeof same);
        g_strlcat (same, self->reasons[i].given, sizeof same);
      }
  if (*same != '\0')
    append_clause (text, fill (_ (formats[GVT_MATCH_SAME_LETTERS]), same, ""));
  for (guint i = 0; i < self->n_reasons; i++)
    if (self->reasons[i].code != GVT_MATCH_SAME_LETTERS)
      append_clause (text, gvt_match_reason_words (&self->reasons[i]));
  sodium_memzero (same, sizeof same);
  return g_string_free (text, FALSE);
}
