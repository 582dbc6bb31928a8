/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that grow are read a page at a time, by key. */
#include "gvt-central-events.h"
#include "gvt-central-people.h"
#include "gvt-central-test.h"
#include "gvt-error.h"

#define N_USERS 250
#define PAGE    37

typedef struct
{
  GvtCentralFixture centre;
  GPtrArray *seen; /* "device/incarnation/seq" */
  GvtEventPlace last;
  guint n_in_page;
} Fixture;

static void
add_users (Fixture *self, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *code = g_strdup_printf ("PTD-%04u", i);
      g_autoptr (GvtUser) user = gvt_user_new (code, GVT_ROLE_OFFICER, "");
      g_autoptr (GError) error = NULL;

      gvt_central_add_user (self->centre.central, user, &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  add_users (self, 0, N_USERS);
  self->seen = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_ptr_array_unref (self->seen);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static char *
name_place (const GvtEventHeader *header)
{
  g_autofree char *device = gvt_id_to_text (&header->device);

  return g_strdup_printf ("%s/%u/%" G_GUINT64_FORMAT, device, header->incarnation, header->seq);
}

static gboolean
take (const GvtEventEntry *entry, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autofree char *place = name_place (&entry->header);

  g_assert_true (gvt_event_place_parse (place, &self->last, error));
  g_assert_false (g_ptr_array_find_with_equal_func (self->seen, place, g_str_equal, NULL));
  g_ptr_array_add (self->seen, g_steal_pointer (&place));
  self->n_in_page++;
  return TRUE;
}

/* @after: (nullable). Returns: how many there were */
static guint
read_page (Fixture *self, const GvtEventPlace *after, guint most)
{
  GvtEventQuery query = { .after = after, .most = most };
  g_autoptr (GError) error = NULL;

  self->n_in_page = 0;
  gvt_central_foreach_event (self->centre.central, &query, take, self, &error);
  g_assert_no_error (error);
  return self->n_in_page;
}

/* Those that come while somebody turns the pages are on a later one; none is on two, none is
 * missed. */
static void
test_pages_put_together_are_all (Fixture *self, gconstpointer unused)
{
  guint n_added = N_USERS;
  guint n = read_page (self, NULL, PAGE);

  while (n > 0)
    {
      GvtEventPlace after = self->last;

      g_assert_cmpuint (n, <=, PAGE);
      if (n_added < N_USERS + 6)
        add_users (self, n_added++, 1);
      n = read_page (self, &after, PAGE);
    }

  n = self->seen->len;
  g_ptr_array_set_size (self->seen, 0);
  g_assert_cmpuint (read_page (self, NULL, 0), ==, n);
  g_assert_cmpuint (n, >=, n_added);
}

static void
test_what_is_no_place_is_refused (Fixture *self, gconstpointer unused)
{
  static const char *const wrong[] = {
    "",
    "1",
    "K7QM/1/2",
    "018f0000-0000-7000-8000-000000000001",
    "018f0000-0000-7000-8000-000000000001/0/1",
    "018f0000-0000-7000-8000-000000000001/1/-1",
    "018f0000-0000-7000-8000-000000000001/1/1/1",
    "018f0000-0000-7000-8000-000000000001/1/99999999999999999999"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GvtEventPlace place;
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_event_place_parse (wrong[i], &place, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

#define ADD(name, func) g_test_add ("/event-pages/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("pages-put-together-are-all", test_pages_put_together_are_all);
  ADD ("what-is-no-place-is-refused", test_what_is_no_place_is_refused);

  return g_test_run ();
}
