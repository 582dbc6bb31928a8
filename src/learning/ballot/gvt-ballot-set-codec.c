/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-set-codec-private.h"

#include <string.h>

#include "gvt-ballot-paper-private.h"
#include "gvt-claim-codec-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-unicode.h"

#define SET_FORMAT     1
#define MAX_SET_BYTES  (128 * 1024)
#define MAX_PAPERS     24
#define MAX_COLUMNS    40
#define MAX_PARTIES    40
#define MAX_CANDIDATES 40
#define MAX_NUMBER     99
#define MAX_STATEMENTS 100

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, problem);
  return FALSE;
}

/* Short texts; %NULL with an error for none of them where @least is more. */
static GStrv
read_words (JsonObject *object, const char *name, guint least, guint most, GError **error)
{
  JsonArray *array = gvt_json_get_array (object, name, error);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (array == NULL)
    return NULL;
  if (json_array_get_length (array) < least || json_array_get_length (array) > most)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"%s\" has too few or too many", name);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *word = gvt_json_element_text (array, i, name, error);

      if (word == NULL)
        return NULL;
      if (*word == '\0' || g_utf8_strlen (word, -1) > GVT_LINE_MAX)
        return refuse (error, "a name is empty or too long"), NULL;
      g_strv_builder_add (words, word);
    }
  return g_strv_builder_end (words);
}

/* --- columns and parties --- */

static gboolean
read_column_names (JsonObject *object, guint n_names, GvtBallotColumn *column, GError **error)
{
  if (json_object_has_member (object, "blank"))
    {
      column->names = g_new0 (char *, 1);
      column->parties = g_new0 (char *, 1);
      return gvt_json_get_bool (object, "blank", &column->is_blank, error)
             && gvt_members_only (object, " number blank ", error)
             && (column->is_blank || refuse (error, "\"blank\" is true or left out"));
    }

  column->names = read_words (object, "names", n_names, n_names, error);
  if (column->names != NULL)
    column->parties = read_words (object, "parties", 0, MAX_PARTIES, error);
  return column->parties != NULL && gvt_members_only (object, " number names parties ", error);
}

static gboolean
read_column (JsonObject *object, guint n_names, GPtrArray *into, GError **error)
{
  GvtBallotColumn *column = g_new0 (GvtBallotColumn, 1);

  g_ptr_array_add (into, column);
  return gvt_member_int_between (object, "number", 1, MAX_NUMBER, &column->number, error)
         && read_column_names (object, n_names, column, error);
}

static gboolean
read_party (JsonObject *object, guint n_names, GPtrArray *into, GError **error)
{
  GvtBallotParty *party = g_new0 (GvtBallotParty, 1);
  const char *name;

  g_ptr_array_add (into, party);
  if (!gvt_member_int_between (object, "number", 1, MAX_NUMBER, &party->number, error)
      || (name = gvt_member_text (object, "name", GVT_LINE_MAX, error)) == NULL)
    return FALSE;

  party->name = g_strdup (name);
  party->candidates = read_words (object, "candidates", 1, MAX_CANDIDATES, error);
  return party->candidates != NULL && gvt_members_only (object, " number name candidates ", error);
}

typedef gboolean (*ReadPart) (JsonObject *object, guint n_names, GPtrArray *into, GError **error);

static gboolean
read_parts (JsonObject *object,
            const char *name,
            guint n_names,
            ReadPart read,
            GPtrArray *into,
            GError **error)
{
  JsonArray *array = gvt_json_get_array (object, name, error);

  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) == 0 || json_array_get_length (array) > MAX_COLUMNS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"%s\" has too few or too many", name);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *element = gvt_json_element_object (array, i, name, error);

      if (element == NULL)
        return FALSE;
      if (!read (element, n_names, into, error))
        {
          g_prefix_error (error, "%s[%u]: ", name, i);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_numbers (GPtrArray *parts, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    for (guint j = 0; j < i; j++)
      /* a column and a party both begin with their number */
      if (*(guint *) g_ptr_array_index (parts, i) == *(guint *) g_ptr_array_index (parts, j))
        return refuse (error, "a number stands there twice");
  return TRUE;
}

static gboolean
read_layout (JsonObject *object, GvtBallotLayout *layout, GError **error)
{
  static const char *const layouts[] = { "pairs", "candidates", "parties" };
  const char *word = gvt_json_get_text (object, "layout", error);

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (word, layouts[i]))
      {
        *layout = i;
        return TRUE;
      }
  return word != NULL && refuse (error, "no such \"layout\"");
}

static gboolean
check_rules (GStrv rules, GvtBallotLayout layout, GError **error)
{
  /* by layout, in the order of the enumeration */
  static const char *const known[] = {
    " V1 V2 V3 V4 V5 V15 V16 V17 V18 V19 umum ",
    " V13 V14 V18 V19 umum ",
    " V6 V7 V8 V9 V10 V11 V12 V18 V19 umum ",
  };

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", rules[i]);

      if (strstr (known[layout], word) == NULL)
        {
          g_autofree char *shown = gvt_unicode_head (rules[i], 20);

          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "no rule \"%s\" for this layout",
                       shown);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_blocks (JsonObject *object, GvtBallotStructure *structure, GError **error)
{
  guint n_names = structure->layout == GVT_BALLOT_PAIRS ? 2 : 1;

  if (structure->layout == GVT_BALLOT_PARTIES)
    {
      structure->roles = g_new0 (char *, 1);
      return read_parts (object, "parties", 0, read_party, structure->parties, error)
             && check_numbers (structure->parties, error)
             && gvt_members_only (object, " kind title short_title colour layout rules parties ",
                                  error);
    }

  structure->roles = read_words (object, "roles", n_names, n_names, error);
  return structure->roles != NULL
         && read_parts (object, "columns", n_names, read_column, structure->columns, error)
         && check_numbers (structure->columns, error)
         && gvt_members_only (object, " kind title short_title colour layout rules roles columns ",
                              error);
}

static gboolean
read_structure (JsonObject *object, GvtBallotStructure *structure, GError **error)
{
  structure->columns = g_ptr_array_new_with_free_func (gvt_ballot_column_free);
  structure->parties = g_ptr_array_new_with_free_func (gvt_ballot_party_free);

  return read_layout (object, &structure->layout, error)
         && (structure->rules = read_words (object, "rules", 1, 20, error)) != NULL
         && check_rules (structure->rules, structure->layout, error)
         && read_blocks (object, structure, error);
}

/* --- papers --- */

static gboolean
is_colour (const char *value)
{
  return g_regex_match_simple ("^#[0-9a-f]{6}$", value, G_REGEX_DOLLAR_ENDONLY, 0);
}

static GvtBallotPaper *
make_paper (JsonObject *object, JsonObject *colour, GError **error)
{
  const char *kind, *title, *short_title, *name, *value, *statement;

  if ((kind = gvt_member_slug (object, "kind", error)) == NULL
      || (title = gvt_member_text (object, "title", GVT_LINE_MAX, error)) == NULL
      || (short_title = gvt_member_text (object, "short_title", GVT_LINE_MAX, error)) == NULL
      || (name = gvt_member_text (colour, "name", GVT_LINE_MAX, error)) == NULL
      || (value = gvt_json_get_text (colour, "value", error)) == NULL
      || (statement = gvt_member_slug (colour, "statement", error)) == NULL
      || !gvt_members_only (colour, " name value statement ", error))
    return NULL;
  if (!is_colour (value))
    return refuse (error, "\"value\" is no colour #rrggbb"), NULL;

  return g_object_new (GVT_TYPE_BALLOT_PAPER, "kind", kind, "title", title, "short-title",
                       short_title, "colour-name", name, "colour-value", value, "colour-statement",
                       statement, NULL);
}

static gpointer
read_paper (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  JsonObject *colour = gvt_json_get_object (object, "colour", error);
  g_autoptr (GvtBallotPaper) paper = colour != NULL ? make_paper (object, colour, error) : NULL;
  g_auto (GvtBallotStructure) structure = { 0 };

  if (paper == NULL || !read_structure (object, &structure, error))
    return NULL;

  gvt_ballot_paper_set_structure (paper, &structure);
  return g_steal_pointer (&paper);
}

static gpointer
read_pending (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *kind = gvt_member_slug (object, "kind", error);
  const char *title = kind != NULL ? gvt_member_text (object, "short_title", GVT_LINE_MAX, error)
                                   : NULL;

  if (title == NULL || !gvt_members_only (object, " kind short_title ", error))
    return NULL;
  return g_object_new (GVT_TYPE_PENDING_BALLOT, "kind", kind, "short-title", title, NULL);
}

/* --- the set --- */

/* Whatever a verdict may rest on has its statement, and each kind is there once. */
static gboolean
check_set (GvtBallotSet *set, GError **error)
{
  GListModel *papers = gvt_ballot_set_get_papers (set);

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (GvtBallotPaper) paper = g_list_model_get_item (papers, i);
      const char *kind = gvt_ballot_paper_get_kind (paper);

      if (gvt_ballot_set_find_paper (set, kind) != paper)
        return refuse (error, "a kind stands there twice");
      if (gvt_ballot_set_find_statement (set, gvt_ballot_paper_get_colour_statement (paper))
          == NULL)
        return refuse (error, "no statement stands behind a colour");
      for (guint rule = 1; rule <= 19; rule++)
        {
          g_autofree char *name = g_strdup_printf ("V%u", rule);
          g_autofree char *id = g_strdup_printf ("v%u", rule);

          if (gvt_ballot_paper_has_rule (paper, name)
              && gvt_ballot_set_find_statement (set, id) == NULL)
            {
              g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "no statement \"%s\" stands behind a rule", id);
              return FALSE;
            }
        }
    }
  return TRUE;
}

static gboolean
read_lists (JsonObject *root,
            GListModel **papers,
            GListModel **pending,
            GListModel **statements,
            GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);

  if (gvt_json_get_array (root, "papers", error) == NULL
      || gvt_json_get_array (root, "pending", error) == NULL)
    return FALSE;

  *papers = gvt_member_list (root, "papers", 0, MAX_PAPERS, GVT_TYPE_BALLOT_PAPER, read_paper, NULL,
                             NULL, error);
  if (*papers != NULL)
    *pending = gvt_member_list (root, "pending", 0, MAX_PAPERS, GVT_TYPE_PENDING_BALLOT,
                                read_pending, NULL, NULL, error);
  if (*pending != NULL)
    *statements = gvt_member_list (root, "statements", 1, MAX_STATEMENTS, GVT_TYPE_CLAIM,
                                   gvt_claim_decode, NULL, by_id, error);
  return *statements != NULL;
}

static gboolean
check_format (JsonObject *root, GError **error)
{
  gint64 format;

  if (!gvt_json_get_int (root, "format", &format, error))
    return FALSE;
  if (format > SET_FORMAT)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "format %" G_GINT64_FORMAT, format);
      return FALSE;
    }
  return format == SET_FORMAT || refuse (error, "no such format");
}

static GvtBallotSet *
make_set (JsonObject *root, GError **error)
{
  g_autoptr (GListModel) papers = NULL;
  g_autoptr (GListModel) pending = NULL;
  g_autoptr (GListModel) statements = NULL;
  const char *id, *election, *label, *voting_day, *notice;

  if ((id = gvt_member_slug (root, "id", error)) == NULL
      || (election = gvt_member_text (root, "election", GVT_LINE_MAX, error)) == NULL
      || (label = gvt_member_text (root, "label", GVT_LINE_MAX, error)) == NULL
      || (voting_day = gvt_member_date (root, "voting_day", error)) == NULL
      || (notice = gvt_member_text_or_empty (root, "notice", error)) == NULL
      || !read_lists (root, &papers, &pending, &statements, error)
      || !gvt_members_only (
          root, " format id election label voting_day notice papers pending statements ", error))
    return NULL;

  return g_object_new (GVT_TYPE_BALLOT_SET, "id", id, "election", election, "label", label,
                       "voting-day", voting_day, "notice", notice, "papers", papers, "pending",
                       pending, "statements", statements, NULL);
}

GvtBallotSet *
gvt_ballot_set_decode (GBytes *json, GError **error)
{
  g_autoptr (JsonObject) root = gvt_json_parse (json, MAX_SET_BYTES, error);
  g_autoptr (GvtBallotSet) set = NULL;

  if (root == NULL || !check_format (root, error))
    return NULL;

  set = make_set (root, error);
  if (set == NULL || !check_set (set, error))
    return NULL;
  return g_steal_pointer (&set);
}
