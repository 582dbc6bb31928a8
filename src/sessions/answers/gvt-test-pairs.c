/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-pairs-private.h"

GvtTestGroup *
gvt_test_group_new (const char *module)
{
  GvtTestGroup *self = g_new0 (GvtTestGroup, 1);

  self->module = g_strdup (module);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_test_sitting_free);
  self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_test_sitting_free);
  return self;
}

void
gvt_test_group_free (GvtTestGroup *self)
{
  g_free (self->module);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

static gboolean
is_same_class (const GvtTestSitting *a, const GvtTestSitting *b)
{
  return gvt_id_equal (gvt_class_quiz_get_session_id (a->quiz),
                       gvt_class_quiz_get_session_id (b->quiz));
}

/* Him whom @person of @sitting is in @other: nobody for a test that pairs in another way. */
static const GvtSittingPerson *
find_same (const GvtTestSitting *sitting,
           const GvtSittingPerson *person,
           const GvtTestSitting *other)
{
  gboolean is_by_code = gvt_class_quiz_pairs_by_code (sitting->quiz);

  if (is_by_code != gvt_class_quiz_pairs_by_code (other->quiz))
    return NULL;
  if (!is_by_code)
    return gvt_test_sitting_find (other, person->card);
  return person->code != NULL && !person->is_double
             ? gvt_test_sitting_find_code (other, person->code)
             : NULL;
}

/* Of the tests of the class of @sitting the last one that @person was shown whole. */
static const GvtSittingPerson *
find_whole (GPtrArray *sittings,
            const GvtTestSitting *sitting,
            const GvtSittingPerson *person,
            const GvtTestSitting **found_in)
{
  for (guint i = sittings->len; i > 0; i--)
    {
      const GvtTestSitting *other = g_ptr_array_index (sittings, i - 1);
      const GvtSittingPerson *found = is_same_class (sitting, other)
                                          ? find_same (sitting, person, other)
                                          : NULL;

      if (found != NULL && found->is_whole)
        {
          *found_in = other;
          return found;
        }
    }
  return NULL;
}

/* With cards that changed hands somebody may have had one form twice: what he remembers of it would
 * look like learning. Where there are no forms both tests ask the same of everybody. */
static gboolean
had_one_form (const GvtTestPair *pair)
{
  const char *before = gvt_class_quiz_get_card_form (pair->before_sitting->quiz,
                                                     pair->before->card);
  const char *after = gvt_class_quiz_get_card_form (pair->after_sitting->quiz, pair->after->card);

  return *before != '\0' && g_str_equal (before, after);
}

static void
pair_person (const GvtTestGroup *group,
             const GvtTestSitting *sitting,
             const GvtSittingPerson *person,
             GArray *pairs,
             GvtCodePairing *by_code)
{
  GvtTestPair pair = { 0 };

  pair.before = find_whole (group->before, sitting, person, &pair.before_sitting);
  pair.after = find_whole (group->after, sitting, person, &pair.after_sitting);
  if (pair.before != person || pair.after == NULL)
    return;
  if (gvt_class_quiz_pairs_by_code (sitting->quiz) && had_one_form (&pair))
    by_code->n_same_form++;
  else
    g_array_append_val (pairs, pair);
}

static void
count_person (GPtrArray *others,
              const GvtTestSitting *sitting,
              const GvtSittingPerson *person,
              GvtCodePairing *by_code)
{
  const GvtTestSitting *found_in;

  if (person->is_double)
    by_code->n_double++;
  else if (person->is_whole && person->code == NULL)
    by_code->n_without++;
  else if (person->is_whole && find_whole (others, sitting, person, &found_in) == NULL)
    by_code->n_unmatched++;
}

/* Those who took a test whole, by what hinders a pair. @others: the tests on the other side */
static void
count_codes (GPtrArray *sittings, GPtrArray *others, GvtCodePairing *by_code)
{
  for (guint i = 0; i < sittings->len; i++)
    {
      const GvtTestSitting *sitting = g_ptr_array_index (sittings, i);

      if (!gvt_class_quiz_pairs_by_code (sitting->quiz))
        continue;
      by_code->is_used = TRUE;
      for (guint k = 0; k < sitting->people->len; k++)
        count_person (others, sitting, g_ptr_array_index (sitting->people, k), by_code);
    }
}

GArray *
gvt_test_pairs_find (const GvtTestGroup *group, GvtCodePairing *by_code)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (GvtTestPair));

  *by_code = (GvtCodePairing){ .is_used = FALSE };
  for (guint i = 0; i < group->before->len; i++)
    {
      const GvtTestSitting *sitting = g_ptr_array_index (group->before, i);

      for (guint k = 0; k < sitting->people->len; k++)
        pair_person (group, sitting, g_ptr_array_index (sitting->people, k), pairs, by_code);
    }
  count_codes (group->before, group->after, by_code);
  count_codes (group->after, group->before, by_code);
  return pairs;
}
