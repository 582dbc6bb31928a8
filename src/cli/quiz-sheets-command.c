/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that came by other roads than the laptop: sheets of paper, and hands. */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-cli-quiz.h"
#include "gvt-cli-sheets.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-quiz-codes.h"
#include "gvt-quiz-hands.h"
#include "gvt-quiz-sheets.h"

#define MAX_BYTES  ((gsize) 1024 * 1024)
#define MAX_PEOPLE 100000

/* --- keying a file --- */

typedef struct
{
  GvtQuizDesk *desk;
  gboolean are_codes; /* a card and its code a line; else sheets */
  JsonArray *taken;
  JsonArray *refused;
  guint n_added;
} Keying;

static void
note_taken (Keying *self, guint number, const GvtSheetOutcome *outcome)
{
  static const char *const changes[] = { "new", "replaced", "same", "held" };
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "line", number);
  json_object_set_int_member (object, "card", outcome->card);
  json_object_set_string_member (object, "change", changes[outcome->change]);
  json_object_set_int_member (object, "n_on_laptop", outcome->n_on_laptop);
  json_array_add_object_element (self->taken, object);
  self->n_added += outcome->change != GVT_SHEET_SAME ? 1 : 0;
}

static void
note_refused (Keying *self, guint number, const GError *error)
{
  g_autofree char *why = gvt_error_describe (error);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "line", number);
  json_object_set_string_member (object, "message", why);
  json_array_add_object_element (self->refused, object);
}

/* "17 SI12": the card, and what its person made up. */
static gboolean
take_code (Keying *self, guint number, const char *text, GError **error)
{
  JsonObject *object;
  char *end = NULL;
  guint64 card = g_ascii_strtoull (text, &end, 10);

  if (!g_ascii_isdigit (*text) || !g_ascii_isspace (*end) || card < 1 || card > GVT_SHEET_MAX_CARD)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("A line is the card's number and its code, like 17 SI12."));
      return FALSE;
    }
  if (!gvt_quiz_code_give (self->desk->profile, self->desk->quiz, (guint) card, end, error))
    return FALSE;

  object = json_object_new ();
  json_object_set_int_member (object, "line", number);
  json_object_set_int_member (object, "card", (gint64) card);
  json_array_add_object_element (self->taken, object);
  return TRUE;
}

static gboolean
take_sheet (Keying *self, guint number, const char *text, GError **error)
{
  GvtSheetOutcome outcome;

  if (!gvt_quiz_sheets_key (self->desk->profile, self->desk->quiz, self->desk->module, text,
                            &outcome, error))
    return FALSE;
  note_taken (self, number, &outcome);
  return TRUE;
}

/* What is wrong with one line concerns no other; what is wrong with the quiz ends the run. */
static gboolean
key_line (Keying *self, guint number, const char *line, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  g_autoptr (GError) local = NULL;

  if (*text == '\0' || *text == '#'
      || (self->are_codes ? take_code : take_sheet) (self, number, text, &local))
    return TRUE;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_BAD_INPUT))
    note_refused (self, number, local);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static void
print_report (const Keying *self, const char *path)
{
  for (guint i = 0; i < json_array_get_length (self->refused); i++)
    {
      JsonObject *line = json_array_get_object_element (self->refused, i);

      gvt_warn ("%s:%d: %s\n", path, (int) json_object_get_int_member (line, "line"),
                json_object_get_string_member (line, "message"));
    }
  for (guint i = 0; i < json_array_get_length (self->taken); i++)
    {
      JsonObject *line = json_array_get_object_element (self->taken, i);

      if (gvt_json_int_or (line, "n_on_laptop", 0) > 0)
        gvt_print (_ ("Card %u had answered on the laptop, too: the sheet counts.\n"),
                   (guint) json_object_get_int_member (line, "card"));
    }
  if (self->are_codes)
    gvt_print (_ ("Codes taken: %u. Lines refused: %u.\n"), json_array_get_length (self->taken),
               json_array_get_length (self->refused));
  else
    gvt_print (_ ("Sheets taken: %u, of them new or changed: %u. Lines refused: %u.\n"),
               json_array_get_length (self->taken), self->n_added,
               json_array_get_length (self->refused));
}

static void
print_json (const Keying *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_array_member (object, "taken", json_array_ref (self->taken));
  json_object_set_array_member (object, "refused", json_array_ref (self->refused));
  gvt_print_json_object (object);
}

static gboolean
conclude (const Keying *self, GError **error)
{
  guint n = json_array_get_length (self->refused);

  if (n == 0)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               ngettext ("%u line was not taken; the others are recorded",
                         "%u lines were not taken; the others are recorded", n),
               n);
  return FALSE;
}

static gboolean
check_session (const GvtArgs *args, const GvtQuizDesk *desk, GError **error)
{
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  return gvt_id_equal (&session, gvt_class_quiz_get_session_id (desk->quiz))
         || gvt_usage_error (error, _ ("The quiz is of another session."));
}

/* @option: that names the file */
static gboolean
key_file (const GvtArgs *args, const char *option, gboolean are_codes, GError **error)
{
  const char *path = gvt_args_get (args, option);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GvtQuizDesk) desk = { NULL };
  g_autoptr (JsonArray) taken = json_array_new ();
  g_autoptr (JsonArray) refused = json_array_new ();
  Keying keying = { &desk, are_codes, taken, refused, 0 };

  if (g_str_equal (path, "-") && g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") == 0)
    return gvt_usage_error (error, _ ("Standard input can be the passphrase or the sheets, not "
                                      "both."));
  if (gvt_args_require (args, "quiz", error) == NULL
      || (bytes = gvt_cli_read_input (path, MAX_BYTES, error)) == NULL
      || !gvt_quiz_desk_open (&desk, args, gvt_args_get (args, "quiz"), error)
      || !check_session (args, &desk, error))
    return FALSE;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!key_line (&keying, i + 1, lines[i], error))
      return FALSE;

  if (gvt_args_has (args, "json"))
    print_json (&keying);
  else
    print_report (&keying, path);
  return conclude (&keying, error);
}

gboolean
gvt_cli_key_sheets (const GvtArgs *args, GError **error)
{
  return key_file (args, "sheets", FALSE, error);
}

gboolean
gvt_cli_key_codes (const GvtArgs *args, GError **error)
{
  return key_file (args, "codes", TRUE, error);
}

/* --- what was keyed --- */

static JsonObject *
sheet_to_json (const GvtKeyedSheet *sheet)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &sheet->event);
  json_object_set_int_member (object, "card", sheet->card);
  json_object_set_string_member (object, "line", sheet->line);
  return object;
}

static gboolean
print_sheets (const GvtArgs *args, const GvtQuizDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) sheets = gvt_quiz_sheets_list (desk->profile, desk->quiz, desk->module,
                                                       error);
  g_autoptr (JsonArray) array = json_array_new ();

  if (sheets == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    {
      const GvtKeyedSheet *sheet = g_ptr_array_index (sheets, i);

      if (gvt_args_has (args, "json"))
        json_array_add_object_element (array, sheet_to_json (sheet));
      else
        gvt_print ("%s\n", sheet->line);
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_array (array);
  return TRUE;
}

static gboolean
take_back (const GvtQuizDesk *desk, guint card, GError **error)
{
  g_autoptr (GPtrArray) sheets = gvt_quiz_sheets_list (desk->profile, desk->quiz, desk->module,
                                                       error);

  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      const GvtKeyedSheet *sheet = g_ptr_array_index (sheets, i);

      if (sheet->card == card)
        return gvt_quiz_sheets_take_back (desk->profile, desk->quiz, &sheet->event, error);
    }
  if (sheets != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("No sheet of card %u was keyed"), card);
  return FALSE;
}

static gboolean
run_sheets (const GvtArgs *args, GError **error)
{
  g_auto (GvtQuizDesk) desk = { NULL };
  gint64 card = 0;

  if (!gvt_args_get_int (args, "take-back", 1, GVT_SHEET_MAX_CARD, &card, error)
      || !gvt_quiz_desk_open (&desk, args, gvt_args_operand (args, 0), error))
    return FALSE;
  return card != 0 ? take_back (&desk, (guint) card, error) : print_sheets (args, &desk, error);
}

static const GvtOption sheets_options[] = {
  { "take-back", "CARD",
    N_ ("takes the sheet of this card back: what it had before stands again") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_sheets_command = {
  .name = "quiz sheets",
  .operands = "QUIZ",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("lists the sheets of paper that were keyed, a line each, as they were keyed"),
  .details = N_ ("They are keyed by \"session answer SESSION --quiz QUIZ --sheets FILE\". As JSON: "
                 "[{\"id\", \"card\", \"line\"}]."),
  .options = sheets_options,
  .run = run_sheets,
};

/* --- hands --- */

static gboolean
run_count (const GvtArgs *args, GError **error)
{
  g_auto (GvtQuizDesk) desk = { NULL };
  guint n = gvt_args_n_operands (args) - 2;
  g_autofree guint *counts = g_new0 (guint, n);
  gint64 abstained = 0;

  if (gvt_args_require (args, "abstained", error) == NULL
      || !gvt_args_get_int (args, "abstained", 0, MAX_PEOPLE, &abstained, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint64 count;

      if (!g_ascii_string_to_unsigned (gvt_args_operand (args, i + 2), 10, 0, MAX_PEOPLE, &count,
                                       NULL))
        return gvt_usage_error (error, _ ("\"%s\" is no number of hands."),
                                gvt_args_operand (args, i + 2));
      counts[i] = (guint) count;
    }
  return gvt_quiz_desk_open (&desk, args, gvt_args_operand (args, 0), error)
         && gvt_quiz_hands_count (desk.profile, desk.quiz, desk.module, gvt_args_operand (args, 1),
                                  counts, n, (guint) abstained, error);
}

static const GvtOption count_options[] = {
  { "abstained", "N", N_ ("people who are present and raised no hand") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_count_command = {
  .name = "quiz count",
  .operands = "QUIZ ITEM HANDS...",
  .min_operands = 3,
  .max_operands = G_MAXUINT,
  .summary = N_ ("counts the hands raised for each answer to a question, in the author's order"),
  .details = N_ ("Hands, people without one (--abstained) and cards that answered this question "
                 "otherwise make up all who are present; anything else is refused. Counting again "
                 "replaces."),
  .options = count_options,
  .run = run_count,
};
