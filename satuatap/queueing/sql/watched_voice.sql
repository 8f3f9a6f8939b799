-- The rooms of the displays move a hall's version; whose turn it is to speak does not.
call places_watch('queueing_voicezone', 'select hall_id from changed');
