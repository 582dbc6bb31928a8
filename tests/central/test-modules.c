/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Teaching modules on their way from an author's folder to a laptop. */
#include "gvt-central-keys.h"
#include "gvt-central-modules.h"

#include "gvt-central-test.h"
#include "gvt-error.h"
#include "gvt-manifest.h"
#include "gvt-module-fixture.h"
#include "gvt-module-library.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
  const char *folder; /* of an author: module "uji", version 3 */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  self->laptop = gvt_test_laptop_enrol (&self->centre, team, 0);
  self->folder = gvt_module_fixture ();
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_laptop_free (self->laptop);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static GvtModule *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_load_folder (self->folder, &error);

  g_assert_no_error (error);
  return module;
}

/* Returns: whether it was published or refused; @error of the latter */
static gboolean
publish (Fixture *self, GvtModule *module, GvtModuleNews *news, GError **error)
{
  g_autoptr (GPtrArray) modules = g_ptr_array_new ();

  g_ptr_array_add (modules, module);
  return gvt_central_publish_modules (self->centre.central, modules, news, error);
}

static void
assert_news (Fixture *self, GvtModuleNews expected)
{
  g_autoptr (GvtModule) module = load (self);
  g_autoptr (GError) error = NULL;
  GvtModuleNews news;

  publish (self, module, &news, &error);
  g_assert_no_error (error);
  g_assert_cmpint (news, ==, expected);
}

static GvtManifest *
read_manifest (Fixture *self)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = gvt_central_manifest (central, &self->laptop->device, 1, &error);
  GvtManifest *manifest;

  g_assert_no_error (error);
  manifest = gvt_manifest_read (file, &gvt_central_get_keys (central)->signing_key, &error);
  g_assert_no_error (error);
  return manifest;
}

/* What a laptop would load that fetched all files of its manifest. Returns: (transfer full)
 * (element-type GvtModule) */
static GPtrArray *
fetch_all (Fixture *self)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GvtManifest) manifest = read_manifest (self);
  GPtrArray *modules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = manifest->entries->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *path = gvt_central_find_file (central, &entry->hash, &error);
      GvtModule *module;

      g_assert_no_error (error);
      module = gvt_module_load_file (path, &gvt_central_get_keys (central)->signing_key, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (gvt_module_get_id (module), ==, entry->name);
      g_assert_cmpuint (gvt_module_get_version (module), ==, entry->version);
      g_ptr_array_add (modules, module);
    }
  return modules;
}

/* Whether one of @fetched is exactly @module; the manifest orders by the bytes of the ids. */
static gboolean
holds (GPtrArray *fetched, GvtModule *module)
{
  for (guint i = 0; i < fetched->len; i++)
    if (gvt_hash_equal (gvt_module_get_hash (fetched->pdata[i]), gvt_module_get_hash (module)))
      return TRUE;

  return FALSE;
}

static void
assert_laptop_gets (Fixture *self, GvtModule *module)
{
  g_autoptr (GPtrArray) fetched = fetch_all (self);

  g_assert_cmpuint (fetched->len, ==, 1);
  g_assert_true (
      gvt_hash_equal (gvt_module_get_hash (fetched->pdata[0]), gvt_module_get_hash (module)));
}

static void
test_laptop_gets_what_the_author_wrote (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtModule) module = load (self);
  g_autofree char *kinds = NULL;

  assert_news (self, GVT_MODULE_PUBLISHED);

  assert_laptop_gets (self, module);
  kinds = gvt_test_central_kinds (self->centre.central);
  g_assert_true (g_str_has_suffix (kinds, " file.published/1"));
  gvt_test_central_assert_rebuilds (self->centre.central);
}

static void
test_built_in_modules_reach_the_laptop (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *held = gvt_module_library_get_modules (library);
  g_autoptr (GPtrArray) modules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fetched = NULL;
  GvtModuleNews news[8];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (held); i++)
    g_ptr_array_add (modules, g_list_model_get_item (held, i));
  g_assert_cmpuint (modules->len, >=, 2);
  g_assert_cmpuint (modules->len, <=, G_N_ELEMENTS (news));
  gvt_central_publish_modules (self->centre.central, modules, news, &error);
  g_assert_no_error (error);

  fetched = fetch_all (self);
  g_assert_cmpuint (fetched->len, ==, modules->len);
  for (guint i = 0; i < modules->len; i++)
    {
      g_assert_cmpint (news[i], ==, GVT_MODULE_PUBLISHED);
      g_assert_true (holds (fetched, modules->pdata[i]));
    }
}

static void
test_publishing_again_changes_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_news (self, GVT_MODULE_PUBLISHED);
  before = gvt_test_central_kinds (self->centre.central);
  assert_news (self, GVT_MODULE_KNOWN);
  after = gvt_test_central_kinds (self->centre.central);

  g_assert_cmpstr (after, ==, before);
}

static void
test_higher_version_replaces_the_one_before (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtModule) fourth = NULL;

  assert_news (self, GVT_MODULE_PUBLISHED);
  gvt_module_fixture_edit (self->folder, "module.json", "\"version\": 3", "\"version\": 4");
  assert_news (self, GVT_MODULE_PUBLISHED);
  fourth = load (self);
  assert_laptop_gets (self, fourth);

  gvt_module_fixture_edit (self->folder, "module.json", "\"version\": 4", "\"version\": 2");
  assert_news (self, GVT_MODULE_OUTDATED);
  assert_laptop_gets (self, fourth);
}

/* A session that taught version 3 must find under that number what it taught. */
static void
test_version_keeps_its_content (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtModule) third = load (self);
  g_autoptr (GvtModule) other = NULL;
  g_autoptr (GError) error = NULL;
  GvtModuleNews news;

  assert_news (self, GVT_MODULE_PUBLISHED);
  gvt_module_fixture_edit (self->folder, "module.json", "Ringkasan.", "Lain.");
  other = load (self);

  g_assert_false (publish (self, other, &news, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  assert_laptop_gets (self, third);
}

static void
test_one_that_is_refused_holds_back_all (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autoptr (GPtrArray) modules = g_ptr_array_new ();
  g_autoptr (GvtModule) third = load (self);
  g_autoptr (GvtModule) other = NULL;
  g_autoptr (GvtModule) built_in = NULL;
  g_autoptr (GError) error = NULL;
  GvtModuleNews news[2];

  assert_news (self, GVT_MODULE_PUBLISHED);
  gvt_module_fixture_edit (self->folder, "module.json", "Ringkasan.", "Lain.");
  other = load (self);
  built_in = g_list_model_get_item (gvt_module_library_get_modules (library), 0);
  g_ptr_array_add (modules, built_in);
  g_ptr_array_add (modules, other);

  g_assert_false (gvt_central_publish_modules (self->centre.central, modules, news, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  assert_laptop_gets (self, third);
}

/* Programs that know the new key alone refuse the file of the old one. */
static void
test_new_signing_key_publishes_the_same_version_again (Fixture *self, gconstpointer unused)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GvtModule) module = load (self);

  assert_news (self, GVT_MODULE_PUBLISHED);
  g_assert_true (
      gvt_central_turn_keys (central, GVT_TURN_SIGNING, self->centre.root_key_file, NULL, NULL));
  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND);
  assert_news (self, GVT_MODULE_PUBLISHED);
  assert_laptop_gets (self, module);
  assert_news (self, GVT_MODULE_KNOWN);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/modules/laptop-gets-what-the-author-wrote", test_laptop_gets_what_the_author_wrote);
  ADD ("/modules/built-in-modules-reach-the-laptop", test_built_in_modules_reach_the_laptop);
  ADD ("/modules/publishing-again-changes-nothing", test_publishing_again_changes_nothing);
  ADD ("/modules/higher-version-replaces-the-one-before",
       test_higher_version_replaces_the_one_before);
  ADD ("/modules/version-keeps-its-content", test_version_keeps_its_content);
  ADD ("/modules/one-that-is-refused-holds-back-all", test_one_that_is_refused_holds_back_all);
  ADD ("/modules/new-signing-key-publishes-the-same-version-again",
       test_new_signing_key_publishes_the_same_version_again);

  return g_test_run ();
}
