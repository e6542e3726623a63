"""The pages: filter -> view -> measure -> figure -> show. Streamlit lives here and nowhere else."""
