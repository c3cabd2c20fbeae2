# Names the oldest migrations of Wagtail 7.4 that it needs, so that one file serves every version we support.

import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0094_alter_page_locale'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrontPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='SectionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('introduction', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('standfirst', models.TextField(blank=True, help_text='One or two sentences under the headline.', verbose_name='standfirst')),
                ('byline', models.CharField(blank=True, help_text='Names only, without “By”.', max_length=255, verbose_name='byline')),
                ('dateline', models.CharField(blank=True, help_text='As it runs into the first paragraph: PORT ELLAN, March 4 (Coastwire) —', max_length=255, verbose_name='dateline')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('heading', 1), ('picture', 6), ('quote', 9), ('newsletter', 12), ('appeal', 12), ('related', 15), ('note', 16), ('table', 17), ('embed', 18)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul', 'superscript', 'subscript', 'strikethrough'], 'label': 'Paragraph', 'template': 'wagtail_newsclean/blocks/paragraph.html'}), 1: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'template': 'wagtail_newsclean/blocks/heading.html'}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'What the picture shows, for readers who cannot see it.', 'label': 'Alternative text', 'required': False}), 4: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Caption', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Credit', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('image', 2), ('alt', 3), ('caption', 4), ('credit', 5)]], {}), 7: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Speaker', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('text', 7), ('speaker', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'required': False}), 11: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Text'}), 12: ('wagtail.blocks.StructBlock', [[('heading', 10), ('text', 11)]], {}), 13: ('wagtail.blocks.PageChooserBlock', (), {}), 14: ('wagtail.blocks.ListBlock', (13,), {'label': 'Stories'}), 15: ('wagtail.blocks.StructBlock', [[('heading', 10), ('stories', 14)]], {}), 16: ('wagtail.blocks.StructBlock', [[('text', 11)]], {}), 17: ('wagtail.contrib.table_block.blocks.TableBlock', (), {}), 18: ('wagtail.embeds.blocks.EmbedBlock', (), {})})),
                ('lead_image', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ArticleTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='newsroom.articlepage')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(app_label)s_%(class)s_items', to='taggit.tag')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='articlepage',
            name='tags',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='A comma-separated list of tags.', through='newsroom.ArticleTag', to='taggit.Tag', verbose_name='Tags'),
        ),
        migrations.CreateModel(
            name='RelatedStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_stories', to='newsroom.articlepage')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_from', to='wagtailcore.page')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
